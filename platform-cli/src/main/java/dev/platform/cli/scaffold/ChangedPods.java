package dev.platform.cli.scaffold;

import java.util.List;

/**
 * What becomes of an environment's running pods.
 *
 * @param pods a line for each workload, as
 * {@code restarts Deployment/vote: 2 pods, 1 at the least serving meanwhile (image)}
 */
public record ChangedPods(String environment, List<String> pods) {

	/** One line for a person. */
	String text() {
		return "In %s this %s".formatted(this.environment, String.join("; ", this.pods));
	}

}
