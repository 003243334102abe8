package dev.platform.worker.nats;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.platform.worker.RealNats;
import dev.platform.worker.queue.Burial;
import dev.platform.worker.queue.DeadLetter;
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
			NatsVotes queue = new NatsVotes(link, new NatsStreams(link, pace), new NatsDeadLetters(link, 100), pace);
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

	@Test
	void keepsSoManyDeadLettersAndTellsHowManyItDropped() throws Exception {
		this.server.start();
		Pace pace = new Pace(BATCH, Duration.ofSeconds(30), Duration.ZERO);
		try (NatsLink link = new NatsLink(new NatsAddress("127.0.0.1", this.server.port(), RealNats.TOKEN))) {
			// As an earlier version left it: with room for more.
			new NatsDeadLetters(link, 1000).ensure();
			NatsVotes queue = new NatsVotes(link, new NatsStreams(link, pace), new NatsDeadLetters(link, 3), pace);
			queue.join();
			this.server.add(IntStream.range(0, 5)
				.mapToObj((i) -> Map.of("voter", "voter-" + i, "vote", "x", "at", "1000"))
				.toList());
			List<Burial> burials = new ArrayList<>();
			while (burials.size() < 5) {
				queue.next().forEach((entry) -> burials.add(queue.bury(new DeadLetter(entry, "no vote"))));
			}
			assertThat(burials).allMatch(Burial::done);
			assertThat(burials).extracting(Burial::dropped).containsExactly(0L, 0L, 0L, 1L, 1L);
			assertThat(this.server.deadLetters()).hasSize(3);
		}
		finally {
			this.server.die();
		}
	}

}
