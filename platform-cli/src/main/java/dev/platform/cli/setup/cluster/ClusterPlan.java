package dev.platform.cli.setup.cluster;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.platform.cli.cluster.ObjectChange;
import dev.platform.cli.output.Report;
import dev.platform.cli.output.Table;
import org.jspecify.annotations.Nullable;

/**
 * What would be put into a cluster that exists.
 *
 * @param registry where the images would be pushed; null for the one each of them names
 * @param changes the objects that would be made or altered; what Argo CD makes of them
 * later is not among them
 */
record ClusterPlan(String context, String address, @Nullable String registry, List<String> images,
		List<ObjectChange> changes) implements Report {

	@Override
	public String text() {
		if (this.changes.isEmpty()) {
			return "The cluster %s at %s is what this checkout describes".formatted(this.context, this.address);
		}
		return """
				The cluster %s at %s would get
				%s
				and Argo CD, which then makes a namespace for each environment and what belongs there.
				Images would be pushed%s: %s
				Nothing has changed. To do it: the same command with --yes""".formatted(this.context, this.address,
				table(), (this.registry != null) ? " to " + this.registry : "", String.join(", ", this.images));
	}

	// One row for each change, namespace and kind: a list of some seventy names would
	// hide what matters.
	private String table() {
		Map<String, List<ObjectChange>> groups = this.changes.stream()
			.collect(Collectors.groupingBy(
					(change) -> "%s %s %s".formatted(change.change(), change.namespace(), change.kind()), TreeMap::new,
					Collectors.toList()));
		Table table = new Table("  CHANGE", "NAMESPACE", "KIND", "NAMES");
		for (List<ObjectChange> group : groups.values()) {
			ObjectChange first = group.getFirst();
			table.row("  " + first.change(), first.namespace().isEmpty() ? "-" : first.namespace(), first.kind(),
					group.stream().map(ObjectChange::name).collect(Collectors.joining(", ")));
		}
		return table.toString();
	}

}
