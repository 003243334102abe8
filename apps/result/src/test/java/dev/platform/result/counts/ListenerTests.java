package dev.platform.result.counts;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ListenerTests {

	@Test
	void goesOnListeningWhateverFails() {
		AtomicInteger asked = new AtomicInteger();
		LiveCounts live = new LiveCounts();
		live.publish(new Tally(1, 0));
		Listener listener = new Listener(new Broken(asked), new Counts(() -> Tally.NONE), live);
		listener.start();
		try {
			await().atMost(Duration.ofSeconds(20)).until(() -> asked.get() > 1);
			assertThat(live.current()).isEqualTo(new Reading(new Tally(1, 0), true));
		}
		finally {
			listener.stop();
		}
	}

	private record Broken(AtomicInteger asked) implements JdbcConnectionDetails {

		@Override
		public String getJdbcUrl() {
			this.asked.incrementAndGet();
			throw new IllegalStateException("no address, for a reason that nobody thought of");
		}

		@Override
		public String getUsername() {
			return "";
		}

		@Override
		public String getPassword() {
			return "";
		}

	}

}
