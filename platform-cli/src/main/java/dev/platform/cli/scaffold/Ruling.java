package dev.platform.cli.scaffold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.platform.cli.delivery.EnvironmentRules;
import dev.platform.cli.delivery.Permission;
import dev.platform.cli.delivery.Refusal;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.pipeline.Pipeline;

/**
 * What the rules of the environments that are touched make of a plan.
 *
 * @param trailers what the commit tells of rules that it goes past, and why
 * @param proposed whether it is put into a pull request
 */
record Ruling(List<Trailer> trailers, boolean proposed) {

	/**
	 * Asks the rules; a problem where one refuses.
	 * @param signed whether commits are signed here
	 */
	static Ruling of(Pipeline pipeline, List<Impact> impacts, boolean signed, Instant now, Permission permission) {
		List<Refusal> refusals = new ArrayList<>();
		for (Environment environment : pipeline.environments()) {
			EnvironmentRules rules = new EnvironmentRules(environment);
			impacts.stream().filter((impact) -> impact.environment().equals(environment.name())).forEach((impact) -> {
				if (impact.changesWhatRuns()) {
					refusals.addAll(rules.frozen(now, "repeat the command then"));
				}
				refusals.addAll(rules.pushed(signed));
			});
		}
		return new Ruling(permission.past(refusals, (_) -> false), permission.proposes(refusals));
	}

}
