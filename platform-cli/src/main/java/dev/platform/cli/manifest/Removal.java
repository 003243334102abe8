package dev.platform.cli.manifest;

import java.util.List;
import java.util.Set;

/**
 * A resource that is no longer in Git.
 *
 * @param consequence what that does in a cluster
 * @param dangerous whether data, or what holds data, may go with it
 */
public record Removal(String resource, String consequence, boolean dangerous) {

	private static final Set<String> HOLDING_DATA = Set.of("PersistentVolumeClaim", "PersistentVolume", "Namespace",
			"CustomResourceDefinition");

	static List<Removal> between(Manifests before, Manifests after) {
		return before.resources()
			.values()
			.stream()
			.filter((resource) -> after.find(resource.id()).isEmpty())
			.map(Removal::of)
			.toList();
	}

	private static Removal of(Resource resource) {
		String name = resource.id().toString();
		Object options = resource.at("metadata", "annotations", "argocd.argoproj.io/sync-options");
		if (String.valueOf(options).contains("Prune=false")) {
			return new Removal(name, "stays in the cluster: it is never pruned", false);
		}
		if (HOLDING_DATA.contains(resource.id().kind())) {
			return new Removal(name, "is pruned, and what it holds is lost", true);
		}
		if (resource.id().is("StatefulSet")) {
			boolean deleted = resource.text("", "spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted")
				.equals("Delete");
			return new Removal(name,
					deleted ? "is pruned, and its volumes with it" : "is pruned; its volumes stay behind", deleted);
		}
		return new Removal(name, "is pruned", false);
	}

	public String text() {
		return this.resource + " " + this.consequence;
	}

}
