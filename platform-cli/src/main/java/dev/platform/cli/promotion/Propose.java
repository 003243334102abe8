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
 * and one open request for each kind of change of each environment: who promotes again
 * adds to it.
 */
record Propose(GitRemote remote, Rendering rendering, ShowPreview preview, PullRequests requests) {

	private static final int ATTEMPTS = 10;

	Report run(Decision first) {
		Decision decision = first;
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			Optional<Report> report = propose(decision.at(), decision.intent());
			if (report.isPresent()) {
				return report.get();
			}
			Pause.of(Duration.ofMillis(ThreadLocalRandom.current().nextLong(100, 1000)), "repeat the command");
			decision = first.again(new GitopsRepository(this.remote.fetch()));
		}
		throw Problem.failed("others changed %s %d times meanwhile".formatted(branch(first.intent()), ATTEMPTS),
				"repeat the command");
	}

	private Optional<Report> propose(GitopsRepository at, Intent alone) {
		String target = this.remote.location().branch();
		Optional<OpenRequest> open = this.requests.find(branch(alone), target);
		@Nullable Snapshot tip = this.remote.fetch(branch(alone)).orElse(null);
		Optional<OpenChange> change = open.flatMap((_) -> openChange(tip));
		Intent intent = change.map((earlier) -> earlier.joined(alone, at)).orElse(alone);
		PreparedChange prepared = PreparedChange.of(at, intent);
		if (prepared.isEmpty()) {
			return Optional.of(Outcome.of(intent, null, prepared.remaining()));
		}
		this.rendering.check(prepared.edited(), intent.environment(), prepared.remaining());
		Optional<String> revision = change.filter((earlier) -> earlier.holds(at.snapshot(), prepared.changes()))
			.map((earlier) -> earlier.tip().revision())
			.or(() -> this.remote.propose(at.snapshot(), prepared.changes(), prepared.message(), branch(intent), tip));
		return revision.map((commit) -> {
			OpenRequest request = this.requests.put(new PullRequest(branch(intent), target,
					prepared.message().subject(), this.preview.run(prepared).markdown()));
			return new Proposal(intent.action(), intent.environment().value(),
					(intent.source() != null) ? intent.source().value() : null, commit, request.url(), open.isPresent(),
					prepared.remaining().stream().map(ReleaseChange::of).toList());
		});
	}

	// A commit that is not one of ours is somebody's work, which is not thrown away.
	private Optional<OpenChange> openChange(@Nullable Snapshot tip) {
		if (tip == null) {
			return Optional.empty();
		}
		Commit last = this.remote.history(tip, "gitops/overlays", 1).getFirst();
		if (!last.revision().equals(tip.revision()) || last.values(Trailer.CHANGE).isEmpty()) {
			throw Problem.refused("somebody has added to the open pull request by hand: commit " + tip.revision(),
					"merge or close it, then repeat the command");
		}
		return this.remote.parent(tip).map((base) -> new OpenChange(tip, base));
	}

	private static String branch(Intent intent) {
		return "platform/%s-%s".formatted(intent.action().word(), intent.environment());
	}

}
