package dev.platform.cli.promotion;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.output.Problem;

/**
 * Commits an intent and pushes it, again and again while others push at the same time.
 */
record Publish(GitRemote remote, Rendering rendering) {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

	Outcome run(Decision first) {
		Instant deadline = Instant.now().plus(PATIENCE);
		Optional<Outcome> outcome = attempt(first);
		for (int attempt = 1; outcome.isEmpty(); attempt++) {
			if (Instant.now().isAfter(deadline)) {
				throw Problem.failed("others pushed first for %d s, %d times; nothing has changed"
					.formatted(PATIENCE.toSeconds(), attempt), "repeat the command");
			}
			pause(attempt);
			// Those who share a clone now queue instead of racing each other.
			outcome = this.remote.inTurn(() -> attempt(first.again(new GitopsRepository(this.remote.fetch()))));
		}
		return outcome.get();
	}

	private Optional<Outcome> attempt(Decision decision) {
		Intent intent = decision.intent();
		PreparedChange change = decision.prepared();
		if (change.isEmpty()) {
			return Optional.of(Outcome.of(intent, null, change.remaining()));
		}
		this.rendering.check(change.edited(), intent.environment(), change.remaining());
		return this.remote.publish(decision.at().snapshot(), change.changes(), change.message())
			.map((revision) -> Outcome.of(intent, revision, change.remaining()));
	}

	// Random, so that those who lost together do not meet again.
	private static void pause(int attempt) {
		long longest = Math.min(LONGEST_PAUSE.toMillis(), 50L << Math.min(attempt, 10));
		try {
			Thread.sleep(ThreadLocalRandom.current().nextLong(longest));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw Problem.failed("interrupted; nothing has changed", "repeat the command", ex);
		}
	}

}
