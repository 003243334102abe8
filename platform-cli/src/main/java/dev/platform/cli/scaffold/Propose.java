package dev.platform.cli.scaffold;

import java.util.Optional;
import java.util.stream.Collectors;

import dev.platform.cli.delivery.RequestBranch;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.CommitMessage;
import dev.platform.cli.gitops.Trailer;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;

/**
 * Puts a plan on a branch of its own and asks for it to be merged. There is one request
 * for each service and environment: who repeats the command brings it up to date.
 */
record Propose(RequestBranch branch) {

	/** Does it; nothing where somebody else has moved that branch meanwhile. */
	Optional<Published> run(Draft draft) {
		boolean open = this.branch.isOpen();
		Optional<Snapshot> tip = this.branch.tip();
		Optional<Commit> waiting = tip.flatMap((there) -> this.branch.waiting(there, open, draft.at().repository()));
		waiting.ifPresent((commit) -> requireTheSame(draft, commit));
		CommitMessage message = draft.message();
		return waiting.flatMap((_) -> tip)
			.filter((there) -> holds(there, draft))
			.map(Snapshot::revision)
			.or(() -> this.branch.remote()
				.propose(draft.at().repository(), draft.held(), message, this.branch.name(), tip.orElse(null)))
			.flatMap((revision) -> this.branch.put(revision, message.subject(), body(draft, message))
				.map((request) -> new Published(revision, request.url())));
	}

	private static void requireTheSame(Draft draft, Commit waiting) {
		boolean same = draft.plan()
			.message()
			.trailers()
			.stream()
			.filter((trailer) -> trailer.key().equals(Trailer.ACTION))
			.allMatch((trailer) -> waiting.values(Trailer.ACTION).contains(trailer.value()));
		if (!same) {
			throw Problem.refused(
					"the open pull request of %s is another: %s".formatted(draft.plan().subject(), waiting.subject()),
					"merge or close it, then repeat the command");
		}
	}

	// Approvals that it has got stay valid.
	private boolean holds(Snapshot tip, Draft draft) {
		return draft.held().areIn(tip) && this.branch.remote()
			.parent(tip)
			.filter((base) -> base.revision().equals(draft.at().revision()))
			.isPresent();
	}

	private static String body(Draft draft, CommitMessage message) {
		String pods = draft.pods().stream().map((changed) -> "* " + changed.text()).collect(Collectors.joining("\n"));
		return "%s%n%n%s%n%n```%n%s%n```%n".formatted(message.body(), pods.isEmpty() ? "No pods change." : pods,
				draft.files().text());
	}

}
