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
		Optional<Refusal> unvouched = unvouched(before, intent.steps()).map((step) -> Refusal.of(rule,
				"no commit with a trusted signature has brought %s %s to %s".formatted(step.service(),
						step.after().image().shortVersion(), before),
				"platform history --env %s tells who put it there".formatted(before)));
		if (unvouched.isPresent()) {
			return unvouched;
		}
		Environment source = this.at.pipeline().environment(before);
		EnvironmentName beforeSource = source.after();
		if (beforeSource == null) {
			return Optional.empty();
		}
		return neverIn(beforeSource, intent.steps()).map(
				(step) -> Refusal.of(
						rule, "%s %s has never been in %s".formatted(step.service(),
								step.after().image().shortVersion(), beforeSource),
						"platform history --env %s tells who put it there".formatted(before)));
	}

	// Where signatures are required, that it is there says nothing: anybody may have put
	// it there.
	private Optional<ReleaseStep> unvouched(EnvironmentName source, List<ReleaseStep> steps) {
		return this.counted.areSigned(source) ? neverIn(source, steps) : Optional.empty();
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
