package dev.platform.cli.setup.cluster;

import java.util.List;

import dev.platform.cli.output.Report;
import dev.platform.cli.setup.machine.Step;

/**
 * What became of a cluster, part by part.
 */
record ClusterReport(String state, List<Step> steps) implements Report {

	static ClusterReport of(String context, List<Step> steps) {
		return new ClusterReport("The platform runs in the cluster %s".formatted(context), steps);
	}

	@Override
	public String text() {
		double seconds = this.steps.stream().mapToDouble(Step::seconds).sum();
		return this.steps.isEmpty() ? this.state : "%s after %.0f s".formatted(this.state, seconds);
	}

}
