package dev.platform.cli.setup.cluster;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PollingTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	private static final Duration SHORT = Duration.ofMillis(1);

	@Test
	void outlastsAServerThatDoesNotAnswerOnce() {
		Deque<Supplier<List<String>>> looks = new ArrayDeque<>(
				List.of(() -> List.of("redis"), PollingTests::noAnswer, () -> List.of("redis"), List::of));
		new Polling(LONG, LONG, SHORT).until("Pods", "look", () -> looks.remove().get());
		assertThat(looks).isEmpty();
	}

	@Test
	void givesUpOnAServerThatStaysSilent() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> new Polling(LONG, Duration.ZERO, SHORT).until("Pods", "look", PollingTests::noAnswer))
			.withMessage("no answer");
	}

	@Test
	void namesWhatIsUnfinishedWhenItIsTooLate() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> new Polling(Duration.ZERO, LONG, SHORT).until("Pods", "look",
					() -> List.of("vote (no image)", "redis")))
			.withMessage("Pods: after 0 minutes not ready: redis, vote (no image)");
	}

	private static List<String> noAnswer() {
		throw Problem.failed("no answer", "kubectl get nodes");
	}

}
