package dev.platform.local.rollout;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTests {

	@Test
	void doublesUpToItsLimit() {
		Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5));
		assertThat(backoff.next()).hasSeconds(1);
		assertThat(backoff.next()).hasSeconds(2);
		assertThat(backoff.next()).hasSeconds(4);
		assertThat(backoff.next()).hasSeconds(5);
		backoff.reset();
		assertThat(backoff.next()).hasSeconds(1);
	}

}
