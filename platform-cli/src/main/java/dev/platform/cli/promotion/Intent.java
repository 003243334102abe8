package dev.platform.cli.promotion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import dev.platform.cli.gitops.ChangeName;
import dev.platform.cli.gitops.CommitMessage;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.Release;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.pipeline.RuleName;
import dev.platform.cli.promotion.history.Action;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants an environment to run, decided once and applied to whatever the
 * branch has become by the time of the push.
 *
 * @param source the environment the releases come from, or null
 * @param overwrites whether a release that appeared in the meantime may be replaced: a
 * deployment replaces it, a promotion that was looked at must not
 * @param origins trailers that tell where the releases come from, and why
 */
record Intent(Action action, EnvironmentName environment, @Nullable EnvironmentName source, List<ReleaseStep> steps,
		boolean overwrites, List<Trailer> origins) {

	/** The same, with more to be told in the commit. */
	Intent with(List<Trailer> trailers) {
		List<Trailer> all = new ArrayList<>(this.origins);
		all.addAll(trailers);
		return new Intent(this.action, this.environment, this.source, this.steps, this.overwrites, all);
	}

	/** The steps that are still to be done at this state of the branch. */
	List<ReleaseStep> remaining(GitopsRepository at) {
		List<ReleaseStep> remaining = new ArrayList<>();
		for (ReleaseStep step : this.steps) {
			Release now = overlay(at, step).release();
			if (!this.overwrites && !now.equals(step.before()) && !now.equals(step.after())) {
				throw becameMeanwhile(step, this.environment, now);
			}
			if (!now.equals(step.after())) {
				remaining.add(new ReleaseStep(step.service(), now, step.after()));
			}
		}
		return remaining;
	}

	/**
	 * What was decided once more at a later state of the branch, for the services of this
	 * intent: nobody has seen others. A problem where somebody has changed what the
	 * releases come from or go to.
	 */
	Intent again(Intent later, GitopsRepository at) {
		if (this.overwrites) {
			return later;
		}
		remaining(at);
		if (this.source != null) {
			for (ReleaseStep step : this.steps) {
				Release now = at.overlay(this.source, step.service()).release();
				if (!now.equals(step.after())) {
					throw becameMeanwhile(step, this.source, now);
				}
			}
		}
		return later.of(this.steps.stream().map(ReleaseStep::service).toList());
	}

	private Problem becameMeanwhile(ReleaseStep step, EnvironmentName where, Release now) {
		return Problem.refused(
				"%s in %s became %s meanwhile".formatted(step.service(), where, now.image().shortVersion()),
				"platform diff --env %s, then repeat the command".formatted(this.environment));
	}

	/**
	 * Whether it is put into a pull request. What takes back a commit goes past one, as
	 * that commit did.
	 */
	boolean isProposed(GitopsRepository at) {
		return at.pipeline().environment(this.environment).rules().pullRequest() != null && this.action != Action.REVERT
				&& !overrides(RuleName.DELIVERY);
	}

	/** The edits that do these steps. */
	Changes changes(GitopsRepository at, List<ReleaseStep> remaining) {
		Changes changes = Changes.none();
		for (ReleaseStep step : remaining) {
			changes = changes.with(overlay(at, step).changesTo(step.after()).texts());
		}
		return changes;
	}

	/** Whether it goes past a rule, as its trailers tell. */
	boolean overrides(RuleName rule) {
		return this.origins.stream()
			.anyMatch((trailer) -> trailer.key().equals(Trailer.OVERRIDE)
					&& trailer.value().startsWith(rule.word() + " "));
	}

	/** Whether it is to bring a service to this release. */
	boolean leadsTo(ServiceName service, Release release) {
		return this.steps.stream().anyMatch((step) -> step.service().equals(service) && step.after().equals(release));
	}

	/** The same, with more services. */
	Intent and(List<ReleaseStep> others) {
		List<ReleaseStep> all = new ArrayList<>(this.steps);
		all.addAll(others);
		all.sort(Comparator.comparing(ReleaseStep::service));
		return new Intent(this.action, this.environment, this.source, all, this.overwrites, this.origins);
	}

	/** The same for these services alone. */
	Intent of(Collection<ServiceName> services) {
		List<ReleaseStep> some = this.steps.stream().filter((step) -> services.contains(step.service())).toList();
		return new Intent(this.action, this.environment, this.source, some, this.overwrites, this.origins);
	}

	CommitMessage message(List<ReleaseStep> remaining, ChangeName name) {
		List<Trailer> trailers = new ArrayList<>();
		trailers.add(new Trailer(Trailer.ACTION, this.action.word()));
		trailers.add(new Trailer(Trailer.ENVIRONMENT, this.environment.value()));
		trailers.addAll(this.origins);
		List<String> lines = new ArrayList<>();
		for (ReleaseStep step : remaining) {
			ImageReference image = step.after().image();
			lines.add(ReleaseLine.of(ReleaseChange.of(step)));
			trailers.add(new Trailer(Trailer.RELEASE, step.service() + " " + image));
		}
		trailers.add(new Trailer(Trailer.CHANGE, name.value()));
		List<String> services = remaining.stream().map((step) -> step.service().value()).toList();
		return new CommitMessage(this.action.subject(services, this.environment.value()), String.join("\n", lines),
				trailers);
	}

	private Overlay overlay(GitopsRepository at, ReleaseStep step) {
		return at.overlay(this.environment, step.service());
	}

}
