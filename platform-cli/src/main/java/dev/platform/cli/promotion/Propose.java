package dev.platform.cli.promotion;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

import dev.platform.cli.delivery.RequestBranch;
import dev.platform.cli.forge.PullRequests;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Revisions;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.output.Pause;
import dev.platform.cli.output.Report;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;
import dev.platform.cli.promotion.history.CountedCommits;
import org.jspecify.annotations.Nullable;

/**
 * Puts an intent on a branch of its own and asks for it to be merged. There is one branch
 * and one open request for each environment: who promotes again adds to it.
 */
record Propose(GitRemote remote, Rendering rendering, ShowPreview preview, PullRequests requests) {

	private static final int ATTEMPTS = 10;

	Report run(Decision first) {
		Decision decision = first;
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			Optional<Report> report = propose(decision);
			if (report.isPresent()) {
				return report.get();
			}
			Pause.of(Duration.ofMillis(ThreadLocalRandom.current().nextLong(100, 1000)), "repeat the command");
			decision = first.again(new GitopsRepository(this.remote.fetch()));
		}
		throw Problem.failed("others changed %s %d times meanwhile".formatted(branch(first.intent()), ATTEMPTS),
				"repeat the command");
	}

	private Optional<Report> propose(Decision decision) {
		GitopsRepository at = decision.at();
		RequestBranch branch = new RequestBranch(this.remote, this.requests, branch(decision.intent()));
		boolean open = branch.isOpen();
		@Nullable Snapshot tip = branch.tip().orElse(null);
		Optional<OpenChange> change = (tip != null) ? earlier(decision, branch, tip, open) : Optional.empty();
		Intent intent = change.map((earlier) -> earlier.joined(decision.intent(), at)).orElse(decision.intent());
		PreparedChange prepared = PreparedChange.of(at, intent);
		change.ifPresent((earlier) -> tell(earlier.givenUp(decision.intent(), at), prepared));
		if (prepared.isEmpty()) {
			return Optional.of(Outcome.of(intent, null, prepared.remaining()));
		}
		this.rendering.check(prepared.edited(), intent.environment(), prepared.remaining());
		return change.filter((earlier) -> earlier.holds(at.snapshot(), prepared.changes()))
			.map((earlier) -> earlier.tip().revision())
			.or(() -> this.remote.propose(at.snapshot(), prepared.changes(), prepared.message(), branch.name(), tip))
			.flatMap((revision) -> put(prepared, revision, branch, open));
	}

	// Who else proposes at this moment, and saw the branch before there was a request for
	// it, has put a commit of theirs in the place of this one: that is taken in then.
	private Optional<Report> put(PreparedChange prepared, String revision, RequestBranch branch, boolean open) {
		Intent intent = prepared.intent();
		return branch.put(revision, prepared.message().subject(), this.preview.run(prepared).markdown())
			.map((request) -> new Proposal(intent.action(), intent.environment().value(),
					(intent.source() != null) ? intent.source().value() : null, revision, request.url(), open,
					prepared.remaining().stream().map(ReleaseChange::of).toList()));
	}

	private Optional<OpenChange> earlier(Decision decision, RequestBranch branch, Snapshot tip, boolean open) {
		return branch.waiting(tip, open, decision.at().snapshot())
			.map((waiting) -> counted(waiting, decision, branch))
			.filter((waiting) -> !takesThePlace(decision.intent(), waiting))
			.flatMap((waiting) -> this.remote.parent(tip).map((base) -> new OpenChange(tip, base, waiting)));
	}

	// What it says of rules and reasons is said again by the commit that takes its place,
	// with our signature.
	private Commit counted(Commit waiting, Decision decision, RequestBranch branch) {
		CountedCommits counted = CountedCommits.of(this.remote, decision.at());
		if (!counted.count(decision.intent().environment(), waiting)) {
			throw Problem.refused(
					"commit %s of the open pull request is unverified: %s"
						.formatted(Revisions.abbreviated(waiting.revision()), counted.verification(waiting).detail()),
					"close it, then: git push %s --delete %s".formatted(this.remote.location(), branch.name()));
		}
		return waiting;
	}

	// To undo is not held up by what waits to be promoted; nothing else throws away what
	// is open.
	private boolean takesThePlace(Intent intent, Commit open) {
		String action = open.value(Trailer.ACTION).orElse("");
		if (intent.action().word().equals(action)) {
			return false;
		}
		if (!intent.action().undoes()) {
			throw Problem.refused(
					"the open pull request of %s is another: %s".formatted(intent.environment(), open.subject()),
					"merge or close it, then repeat the command");
		}
		this.rendering.progress()
			.tell("Takes the place of what was proposed for %s: %s".formatted(intent.environment(), open.subject()));
		return true;
	}

	private void tell(List<ReleaseStep> givenUp, PreparedChange prepared) {
		if (!givenUp.isEmpty()) {
			String releases = givenUp.stream()
				.map((step) -> step.service() + " " + step.after().image().shortVersion())
				.collect(Collectors.joining(", "));
			String line = prepared.isEmpty() ? "Close the open pull request of %s: %s has given up %s"
					: "Takes out of the open pull request of %s what %s has given up: %s";
			Intent intent = prepared.intent();
			this.rendering.progress().tell(line.formatted(intent.environment(), intent.source(), releases));
		}
	}

	private static String branch(Intent intent) {
		return "platform/" + intent.environment();
	}

}
