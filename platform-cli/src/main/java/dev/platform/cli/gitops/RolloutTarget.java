package dev.platform.cli.gitops;

import java.util.List;

import dev.platform.cli.output.Printable;
import dev.platform.cli.output.Progress;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.Problem;

/**
 * What follows the GitOps repository and rolls releases out.
 */
public interface RolloutTarget {

	/** What it is and how it is, for a headline: {@code embedded system: running}. */
	String description();

	/** All services it knows; none when it cannot be asked because it does not run. */
	List<Rollout> rollouts();

	/** As {@link #rollouts}; where it does not answer, none, and why is told. */
	default List<Rollout> rolloutsOrNone(Progress progress) {
		try {
			return rollouts();
		}
		catch (Problem problem) {
			progress
				.tell("What runs is not known: %s".formatted(Printable.quoted(String.valueOf(problem.getMessage()))));
			return List.of();
		}
	}

	/** Whether it can be asked at all; it may still not answer. */
	boolean isThere();

	/**
	 * Asks it to look at the branch now, for these services of an environment. What looks
	 * all the time need not be asked.
	 */
	void refresh(EnvironmentName environment, List<ServiceName> services);

	/**
	 * Asks the API server whether it would take manifests, without keeping them. Not to
	 * be able to ask is an answer, too.
	 * @param environment the namespace of manifests that name none
	 * @param manifests a stream of YAML documents
	 */
	default ServerAnswer dryRun(EnvironmentName environment, String manifests) {
		return ServerAnswer.notAsked("there is no API server");
	}

}
