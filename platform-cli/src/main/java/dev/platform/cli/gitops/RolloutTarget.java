package dev.platform.cli.gitops;

import java.util.List;

/**
 * What follows the GitOps repository and rolls releases out.
 */
public interface RolloutTarget {

	/** What it is and how it is, for a headline: {@code embedded system: running}. */
	String description();

	/** All services it knows; none when it cannot be asked because it does not run. */
	List<Rollout> rollouts();

}
