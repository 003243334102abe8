package dev.platform.worker.nats;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import dev.platform.worker.RealNats;
import dev.platform.worker.queue.Pace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledIf(value = "dev.platform.worker.RealNats#isInstalled", disabledReason = "NOT RUN: there is no nats-server")
class NatsVotesIntegrationTests {

	private static final int BATCH = 10;

	private final RealNats server = RealNats.onFreePort();

	@Test
	void keepsNoMoreVotesHoweverOftenStoringFails() throws Exception {
		this.server.start();
		Pace pace = new Pace(BATCH, Duration.ofSeconds(30), Duration.ZERO);
		try (NatsLink link = new NatsLink(new NatsAddress("127.0.0.1", this.server.port(), RealNats.TOKEN))) {
			NatsVotes queue = new NatsVotes(link, new NatsStreams(link, pace), pace);
			this.server.add(IntStream.range(0, 10 * BATCH)
				.mapToObj((i) -> Map.of("voter", "voter-" + i, "vote", "a", "at", "1000"))
				.toList());
			for (int i = 0; i < 5; i++) {
				queue.join();
				assertThat(queue.next()).hasSize(BATCH);
				assertThat(queue.next()).hasSize(BATCH);
			}
			assertThat(this.server.delivered()).isEqualTo(2 * BATCH);
		}
		finally {
			this.server.die();
		}
	}

}
