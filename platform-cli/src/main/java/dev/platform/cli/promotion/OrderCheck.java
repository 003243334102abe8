package dev.platform.cli.promotion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.platform.cli.delivery.Refusal;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.pipeline.Rule;
import dev.platform.cli.promotion.history.Action;
import dev.platform.cli.promotion.history.CountedCommits;

/**
 * Whether releases have passed every environment before: nothing but the first is
 * deployed to, and what is promoted further has been in the one before its source, now or
 * at any time.
 */
record OrderCheck(GitRemote remote, GitopsRepository at, CountedCommits counted) {

	Optional<Refusal> refusal(Environment environment, Intent intent) {
		Rule rule = environment.rules().order();
		EnvironmentName before = environment.after();
		if (rule == null || before == null) {
			return Optional.empty();
		}
		if (intent.action() == Action.DEPLOY) {
			return Optional.of(Refusal.of(rule, "%s takes its releases from %s".formatted(environment.name(), before),
					"platform deploy --env %s …, then: platform promote --env %s"
						.formatted(this.at.pipeline().first().name(), environment.name())));
		}
		// Where signatures are required, that a release is there says nothing: anybody
		// may
		// have put it there.
		Optional<ReleaseStep> unvouched = this.counted.areSigned(before) ? neverIn(before, intent.steps())
				: Optional.empty();
		if (unvouched.isPresent()) {
			return unvouched.map((step) -> refusal(rule, step, before, before));
		}
		EnvironmentName beforeSource = this.at.pipeline().environment(before).after();
		return (beforeSource != null)
				? neverIn(beforeSource, intent.steps()).map((step) -> refusal(rule, step, beforeSource, before))
				: Optional.empty();
	}

	private Refusal refusal(Rule rule, ReleaseStep step, EnvironmentName lacking, EnvironmentName source) {
		String release = step.service() + " " + step.after().image().shortVersion();
		return Refusal.of(rule,
				this.counted.areSigned(lacking)
						? "no commit with a trusted signature has brought %s to %s".formatted(release, lacking)
						: "%s has never been in %s".formatted(release, lacking),
				"platform history --env %s tells who put it there".formatted(source));
	}

	private Optional<ReleaseStep> neverIn(EnvironmentName environment, List<ReleaseStep> steps) {
		Map<String, ReleaseStep> gone = new LinkedHashMap<>();
		for (ReleaseStep step : steps) {
			Overlay now = new Overlay(this.at.snapshot(), environment, step.service());
			boolean there = now.exists() && now.release().equals(step.after()) && !this.counted.areSigned(environment);
			if (now.exists() && !there) {
				gone.put(now.folder(), step);
			}
		}
		this.remote
			.latest(this.at.snapshot(), gone.keySet(),
					(folder, commit) -> hadThen(environment, Objects.requireNonNull(gone.get(folder)), commit))
			.keySet()
			.forEach(gone::remove);
		return gone.values().stream().findFirst();
	}

	private boolean hadThen(EnvironmentName environment, ReleaseStep step, Commit commit) {
		Overlay then = new Overlay(this.remote.snapshot(commit.revision()), environment, step.service());
		return then.exists() && then.release().equals(step.after()) && this.counted.count(environment, commit);
	}

}
