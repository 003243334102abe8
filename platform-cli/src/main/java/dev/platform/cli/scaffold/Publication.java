package dev.platform.cli.scaffold;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

import dev.platform.cli.delivery.RequestBranch;
import dev.platform.cli.forge.PullRequests;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.output.Pause;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;

/**
 * Brings a draft to the branch, made anew as often as somebody else was faster.
 */
record Publication(GitRemote remote, PullRequests requests) {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/**
	 * Does it.
	 * @param again the draft on what the branch has become
	 */
	Published run(Draft first, Function<Snapshot, Draft> again) {
		Instant deadline = Instant.now().plus(PATIENCE);
		Draft draft = first;
		while (true) {
			Optional<Published> published = attempt(draft);
			if (published.isPresent()) {
				return published.get();
			}
			if (Instant.now().isAfter(deadline)) {
				throw Problem.failed(
						"others pushed first for %d s; nothing has changed".formatted(PATIENCE.toSeconds()),
						"repeat the command");
			}
			Pause.of(Duration.ofMillis(ThreadLocalRandom.current().nextLong(1000)), "repeat the command");
			Snapshot repository = this.remote.fetch();
			if (!draft.held().isEmpty() && draft.held().areIn(repository)) {
				// By a command that was killed after it had sent the very same.
				return new Published(last(repository, draft.held().paths().first()), null);
			}
			draft = again.apply(repository);
		}
	}

	private Optional<Published> attempt(Draft draft) {
		if (draft.ruling().proposed()) {
			String branch = "platform/" + draft.plan().subject();
			return new Propose(new RequestBranch(this.remote, this.requests, branch)).run(draft);
		}
		return this.remote.publish(draft.at().repository(), draft.held(), draft.message())
			.map((revision) -> new Published(revision, null));
	}

	/** The newest commit that changed a file. */
	String last(Snapshot repository, String path) {
		return this.remote.history(repository, path, 1)
			.stream()
			.findFirst()
			.map(Commit::revision)
			.orElse(repository.revision());
	}

}
