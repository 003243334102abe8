package dev.platform.cli.promotion.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Rollout;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.gitops.Verification;
import dev.platform.cli.output.Progress;
import dev.platform.cli.pipeline.EnvironmentName;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Reads the changes of an environment back from Git.
 */
@Component
public class ShowHistory {

	// From bad to good.
	private static final List<String> HEALTH = List.of("Unknown", "Degraded", "Missing", "OutOfSync", "Progressing",
			"Suspended", "Healthy");

	private final GitRemote remote;

	private final RolloutTarget target;

	private final Progress progress;

	public ShowHistory(GitRemote remote, RolloutTarget target, Progress progress) {
		this.remote = remote;
		this.target = target;
		this.progress = progress;
	}

	/** The newest changes of an environment. */
	public History run(EnvironmentName name, int limit) {
		GitopsRepository at = new GitopsRepository(this.remote.fetch());
		EnvironmentName environment = at.pipeline().environment(name).name();
		List<Commit> commits = this.remote.history(at.snapshot(), "gitops/overlays/" + environment);
		CountedCommits counted = CountedCommits.of(this.remote, at);
		Fates fates = new Fates(commits, (commit) -> counted.count(environment, commit));
		List<Rollout> rollouts = this.target.rolloutsOrNone(this.progress)
			.stream()
			.filter((rollout) -> rollout.environment().equals(environment.value()))
			.toList();
		List<History.Entry> changes = new ArrayList<>();
		for (int index = 0; index < Math.min(limit, commits.size()); index++) {
			Fate fate = fates.of(index);
			Set<String> running = (fate == Fate.CURRENT) ? fates.untouched(index) : Set.of();
			Commit commit = commits.get(index);
			changes.add(entry(counted.count(environment, commit) ? commit : commit.withoutTrailers(), fate,
					health(commit, running, rollouts), counted.verification(commit)));
		}
		return new History(environment.value(), counted.trust().hasKeys(), changes);
	}

	private @Nullable String health(Commit commit, Set<String> services, List<Rollout> rollouts) {
		return rollouts.stream()
			.filter((rollout) -> services.contains(rollout.service()))
			.map((rollout) -> hasArrived(commit, rollout) ? rollout.health() : "OutOfSync")
			.min(Comparator.comparing(HEALTH::indexOf))
			.orElse(null);
	}

	private boolean hasArrived(Commit commit, Rollout rollout) {
		return rollout.liveRevision() != null && this.remote.contains(rollout.liveRevision(), commit.revision());
	}

	private static History.Entry entry(Commit commit, Fate fate, @Nullable String health, Verification verification) {
		return new History.Entry(commit.revision(), commit.when(), commit.author(),
				commit.value(Trailer.ACTION).orElse("edit"), fate, health, commit.subject(),
				commit.values(Trailer.RELEASE), commit.value(Trailer.REASON).orElse(null),
				commit.values(Trailer.OVERRIDE), verification.verified() ? "verified" : "unverified",
				verification.verified() ? verification.detail() : null,
				verification.verified() ? null : verification.detail());
	}

}
