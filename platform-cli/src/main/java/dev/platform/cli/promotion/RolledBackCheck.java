package dev.platform.cli.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.Revisions;
import dev.platform.cli.gitops.RuleName;
import dev.platform.cli.gitops.Trailer;

/**
 * Whether an environment was rolled back from the very release that is promoted to it
 * again. The next release is welcome; this one comes back only if somebody means it.
 */
record RolledBackCheck(GitRemote remote, GitopsRepository at) {

	// So many undoings in a row are looked through.
	private static final int DEPTH = 20;

	List<Refusal> refusals(Intent intent) {
		List<ReleaseStep> steps = intent.remaining(this.at);
		Map<String, Commit> latest = this.remote.latest(this.at.snapshot(),
				steps.stream().map((step) -> overlay(intent, step, this.at).folder()).toList());
		List<Refusal> refusals = new ArrayList<>();
		for (ReleaseStep step : steps) {
			Commit change = latest.get(overlay(intent, step, this.at).folder());
			if (change != null && Undoing.is(change)) {
				undoing(intent, step).map((commit) -> refusal(intent, step, commit)).ifPresent(refusals::add);
			}
		}
		return refusals;
	}

	private Optional<Commit> undoing(Intent intent, ReleaseStep step) {
		return this.remote.history(this.at.snapshot(), overlay(intent, step, this.at).folder(), DEPTH)
			.stream()
			.takeWhile(Undoing::is)
			.filter((commit) -> tookBack(commit, intent, step))
			.findFirst();
	}

	private boolean tookBack(Commit undoing, Intent intent, ReleaseStep step) {
		return undoing.parents()
			.stream()
			.limit(1)
			.map((parent) -> overlay(intent, step, new GitopsRepository(this.remote.snapshot(parent))))
			.anyMatch((before) -> before.exists() && before.release().equals(step.after()));
	}

	private static Overlay overlay(Intent intent, ReleaseStep step, GitopsRepository at) {
		return new Overlay(at.snapshot(), intent.environment(), step.service());
	}

	private static Refusal refusal(Intent intent, ReleaseStep step, Commit undoing) {
		String reason = undoing.value(Trailer.REASON).map((text) -> ": " + text).orElse("");
		return Refusal.unwritten(RuleName.ROLLED_BACK,
				"%s took %s %s back (commit %s by %s%s)".formatted(intent.environment(), step.service(),
						step.after().image().shortVersion(), Revisions.abbreviated(undoing.revision()),
						undoing.author(), reason),
				"platform promote --env %s --service OTHERS, or deploy a newer release"
					.formatted(intent.environment()));
	}

}
