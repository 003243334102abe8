package dev.platform.cli.promotion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.platform.cli.delivery.Refusal;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.Release;
import dev.platform.cli.gitops.Revisions;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.pipeline.RuleName;
import dev.platform.cli.promotion.history.CountedCommits;
import dev.platform.cli.promotion.history.Undoing;
import dev.platform.engine.Problem;

/**
 * Whether an environment was rolled back from the very release that is promoted to it
 * again. The next release is welcome; this one comes back only if somebody means it. What
 * was changed besides the release since then, settings above all, makes no difference.
 */
record RolledBackCheck(GitRemote remote, GitopsRepository at, CountedCommits counted) {

	List<Refusal> refusals(Intent intent) {
		List<ReleaseStep> steps = intent.remaining(this.at);
		Map<String, ReleaseStep> byFolder = new HashMap<>();
		steps.forEach((step) -> byFolder.put(overlay(intent, step, this.at).folder(), step));
		Map<String, Commit> latest = this.remote.latest(this.at.snapshot(), byFolder.keySet(),
				(folder, commit) -> changesRelease(commit, intent, Objects.requireNonNull(byFolder.get(folder))));
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
		return this.remote.history(this.at.snapshot(), overlay(intent, step, this.at).folder())
			.stream()
			.filter((commit) -> changesRelease(commit, intent, step))
			.takeWhile(Undoing::is)
			.filter((commit) -> tookBack(commit, intent, step))
			.findFirst();
	}

	private boolean changesRelease(Commit commit, Intent intent, ReleaseStep step) {
		return !before(commit, intent, step).equals(release(commit.revision(), intent, step))
				&& this.counted.count(intent.environment(), commit);
	}

	private boolean tookBack(Commit undoing, Intent intent, ReleaseStep step) {
		return before(undoing, intent, step).filter(step.after()::equals).isPresent();
	}

	private Optional<Release> before(Commit commit, Intent intent, ReleaseStep step) {
		return commit.parents().stream().findFirst().flatMap((parent) -> release(parent, intent, step));
	}

	private Optional<Release> release(String revision, Intent intent, ReleaseStep step) {
		Overlay then = overlay(intent, step, new GitopsRepository(this.remote.snapshot(revision)));
		try {
			return then.exists() ? Optional.of(then.release()) : Optional.empty();
		}
		catch (Problem ex) {
			// Whatever it was, it was no release.
			return Optional.empty();
		}
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
