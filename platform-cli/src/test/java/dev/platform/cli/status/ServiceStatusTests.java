package dev.platform.cli.status;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceStatusTests {

	@Test
	void isSettledOnceWhatIsWantedRuns() {
		assertThat(status("example.com/vote:2", "example.com/vote:2").settled()).isTrue();
		assertThat(status("example.com/vote:2", "example.com/vote:1").settled()).isFalse();
		assertThat(status("example.com/vote:2", null).settled()).isFalse();
	}

	@Test
	void whatIsNotReleasedYetIsSettledWhileNothingRuns() {
		assertThat(status("example.com/vote:unreleased", null).settled()).isTrue();
		assertThat(status("example.com/vote:unreleased", "example.com/vote:1").settled()).isFalse();
	}

	// What runs services on this machine does not know of those that have no release.
	@Test
	void whatIsNotReleasedYetIsSettledWhereNobodyKnowsOfIt() {
		assertThat(new ServiceStatus("prod", "vote", "example.com/vote:unreleased", null, null, "Unknown", "Unknown",
				null, null, null)
			.settled()).isTrue();
	}

	private static ServiceStatus status(String wanted, @Nullable String live) {
		return new ServiceStatus("prod", "vote", wanted, live, null, "Synced", "Healthy", null, null, null);
	}

}
