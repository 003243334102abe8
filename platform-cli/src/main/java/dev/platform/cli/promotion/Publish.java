package dev.platform.cli.promotion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.Changes;
import dev.platform.cli.gitops.EditedSnapshot;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.kustomize.Kustomize;
import dev.platform.cli.output.Problem;

/**
 * Commits an intent and pushes it, again and again while others push at the same time.
 */
record Publish(GitRemote remote, Kustomize kustomize) {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

	Outcome run(GitopsRepository seen, Intent intent) {
		Instant deadline = Instant.now().plus(PATIENCE);
		Optional<Outcome> outcome = attempt(seen, intent);
		for (int attempt = 1; outcome.isEmpty(); attempt++) {
			if (Instant.now().isAfter(deadline)) {
				throw Problem.failed("others pushed first for %d s, %d times; nothing has changed"
					.formatted(PATIENCE.toSeconds(), attempt), "repeat the command");
			}
			pause(attempt);
			// Those who share a clone now queue instead of racing each other.
			outcome = this.remote.inTurn(() -> attempt(new GitopsRepository(this.remote.fetch()), intent));
		}
		return outcome.get();
	}

	private Optional<Outcome> attempt(GitopsRepository at, Intent intent) {
		List<ReleaseStep> remaining = intent.remaining(at);
		if (remaining.isEmpty()) {
			return Optional.of(Outcome.of(intent, null, remaining));
		}
		Changes changes = intent.changes(at, remaining);
		new Rendering(this.kustomize).check(new EditedSnapshot(at.snapshot(), changes), intent.environment(),
				remaining);
		return this.remote.publish(at.snapshot(), changes, intent.message(remaining))
			.map((revision) -> Outcome.of(intent, revision, remaining));
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
