package dev.platform.cli.promotion;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import dev.platform.cli.forge.OpenRequest;
import dev.platform.cli.forge.PullRequest;
import dev.platform.cli.forge.PullRequests;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Snapshot;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.output.Pause;
import dev.platform.cli.output.Problem;
import dev.platform.cli.output.Report;
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
		String branch = branch(decision.intent());
		String target = this.remote.location().branch();
		boolean open = this.requests.find(branch, target).isPresent();
		@Nullable Snapshot tip = this.remote.fetch(branch).orElse(null);
		Optional<OpenChange> change = (tip != null) ? earlier(decision, tip, open) : Optional.empty();
		Intent intent = change.map((earlier) -> earlier.joined(decision.intent(), at)).orElse(decision.intent());
		PreparedChange prepared = PreparedChange.of(at, intent);
		if (prepared.isEmpty()) {
			return Optional.of(Outcome.of(intent, null, prepared.remaining()));
		}
		this.rendering.check(prepared.edited(), intent.environment(), prepared.remaining());
		return change.filter((earlier) -> earlier.holds(at.snapshot(), prepared.changes()))
			.map((earlier) -> earlier.tip().revision())
			.or(() -> this.remote.propose(at.snapshot(), prepared.changes(), prepared.message(), branch, tip))
			.flatMap((revision) -> put(prepared, revision, branch, target, open));
	}

	// Who else proposes at this moment, and saw the branch before there was a request for
	// it, has put a commit of theirs in the place of this one: that is taken in then.
	private Optional<Report> put(PreparedChange prepared, String revision, String branch, String target, boolean open) {
		Intent intent = prepared.intent();
		OpenRequest request = this.requests
			.put(new PullRequest(branch, target, prepared.message().subject(), this.preview.run(prepared).markdown()));
		if (this.remote.fetch(branch).filter((tip) -> tip.revision().equals(revision)).isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new Proposal(intent.action(), intent.environment().value(),
				(intent.source() != null) ? intent.source().value() : null, revision, request.url(), open,
				prepared.remaining().stream().map(ReleaseChange::of).toList()));
	}

	// A commit that is not one of ours is somebody's work, which is not thrown away.
	private Optional<OpenChange> earlier(Decision decision, Snapshot tip, boolean open) {
		Commit last = this.remote.history(tip, "gitops/overlays", 1).getFirst();
		boolean ours = last.revision().equals(tip.revision()) && !last.values(Trailer.CHANGE).isEmpty();
		if (!ours && !this.remote.contains(decision.at().snapshot().revision(), tip.revision())) {
			String branch = branch(decision.intent());
			throw open
					? Problem.refused("somebody has added to the open pull request by hand: commit " + tip.revision(),
							"merge or close it, then repeat the command")
					: Problem.refused(
							"somebody has put commit %s on %s, which no pull request is open for"
								.formatted(tip.revision(), branch),
							"git push %s --delete %s, if nobody needs it; then repeat the command"
								.formatted(this.remote.location(), branch));
		}
		if (!ours || !open || takesThePlace(decision.intent(), last)) {
			return Optional.empty();
		}
		return this.remote.parent(tip).map((base) -> new OpenChange(tip, base, last));
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

	private static String branch(Intent intent) {
		return "platform/" + intent.environment();
	}

}
