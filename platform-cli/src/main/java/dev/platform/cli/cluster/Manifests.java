package dev.platform.cli.cluster;

import java.io.ByteArrayInputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NamespaceableResource;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Applies manifests by server-side apply, namespaces and definitions first.
 */
public record Manifests(Cluster cluster) {

	private static final String FIELD_MANAGER = "platform";

	private static final List<String> FIRST = List.of("Namespace", "CustomResourceDefinition");

	/** Applies a stream of YAML documents; other owners' fields are taken over. */
	public AppliedManifests apply(String stream) {
		return this.cluster.ask((client) -> {
			List<HasMetadata> items = client.load(new ByteArrayInputStream(stream.getBytes(UTF_8)))
				.items()
				.stream()
				.sorted(Comparator.comparingInt(Manifests::rank))
				.toList();
			int changed = 0;
			for (HasMetadata item : items) {
				changed += apply(client, item) ? 1 : 0;
			}
			return new AppliedManifests(items.size(), changed);
		});
	}

	private static int rank(HasMetadata item) {
		int rank = FIRST.indexOf(item.getKind());
		return (rank < 0) ? FIRST.size() : rank;
	}

	private static boolean apply(KubernetesClient client, HasMetadata item) {
		NamespaceableResource<HasMetadata> resource = client.resource(item);
		HasMetadata before = resource.get();
		HasMetadata after = resource.fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
		return before == null
				|| !Objects.equals(before.getMetadata().getResourceVersion(), after.getMetadata().getResourceVersion());
	}

}
