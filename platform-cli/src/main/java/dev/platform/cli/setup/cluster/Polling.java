package dev.platform.cli.setup.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.platform.cli.output.Pause;
import dev.platform.engine.Problem;

/**
 * Looks again and again until nothing is unfinished.
 *
 * @param patience for how long
 * @param silence for how long in a row looking may fail: an API server that does not
 * answer once may do so the next time, and cert-manager's webhook is late
 */
record Polling(Duration patience, Duration silence, Duration lookEvery) {

	void until(String what, String hint, Supplier<List<String>> unfinished) {
		Instant deadline = Instant.now().plus(this.patience);
		Instant answered = Instant.now();
		List<String> waiting = List.of("anything");
		while (!waiting.isEmpty()) {
			try {
				waiting = unfinished.get();
				answered = Instant.now();
			}
			catch (Problem problem) {
				if (Instant.now().isAfter(answered.plus(this.silence))) {
					throw problem;
				}
			}
			if (!waiting.isEmpty() && Instant.now().isAfter(deadline)) {
				throw Problem.failed("%s: after %d minutes not ready: %s".formatted(what, this.patience.toMinutes(),
						waiting.stream().sorted().collect(Collectors.joining(", "))), hint);
			}
			if (!waiting.isEmpty()) {
				Pause.of(this.lookEvery, "repeat the command, which goes on where it stopped");
			}
		}
	}

}
