package dev.platform.cli.cluster;

import java.io.ByteArrayInputStream;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NamespaceableResource;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Applies manifests by server-side apply, namespaces and definitions first. An object
 * that is what its manifest asks for is not touched.
 */
public record ServerSideApply(Cluster cluster) {

	private static final String FIELD_MANAGER = "platform";

	private static final List<String> FIRST = List.of("Namespace", "CustomResourceDefinition");

	/** Applies a stream of YAML documents; other owners' fields are taken over. */
	public AppliedManifests apply(String stream) {
		return this.cluster.ask((client) -> {
			List<HasMetadata> items = read(client, stream);
			int changed = 0;
			for (HasMetadata item : items) {
				if (change(client, item) != null) {
					client.resource(item).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
					changed++;
				}
			}
			return new AppliedManifests(items.size(), changed);
		});
	}

	/** What {@link #apply} would change; the cluster is asked and stays as it is. */
	public List<ObjectChange> preview(String stream) {
		return this.cluster.ask((client) -> {
			List<ObjectChange> changes = new ArrayList<>();
			for (HasMetadata item : read(client, stream)) {
				String change = change(client, item);
				if (change != null) {
					String namespace = item.getMetadata().getNamespace();
					changes.add(new ObjectChange(change, (namespace != null) ? namespace : "", item.getKind(),
							item.getMetadata().getName()));
				}
			}
			return changes;
		});
	}

	private static List<HasMetadata> read(KubernetesClient client, String stream) {
		return client.load(new ByteArrayInputStream(stream.getBytes(UTF_8)))
			.items()
			.stream()
			.sorted(Comparator.comparingInt(ServerSideApply::rank))
			.toList();
	}

	private static int rank(HasMetadata item) {
		int rank = FIRST.indexOf(item.getKind());
		return (rank < 0) ? FIRST.size() : rank;
	}

	// Null where nothing changes.
	private static @Nullable String change(KubernetesClient client, HasMetadata item) {
		NamespaceableResource<HasMetadata> resource = client.resource(item);
		HasMetadata before = live(resource);
		if (before == null) {
			return "new";
		}
		HasMetadata after = resource.dryRun().fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
		return Specified.of(client, before).equals(Specified.of(client, after)) ? null : "changed";
	}

	// A kind that the cluster does not know yet is as absent as an object of it.
	private static @Nullable HasMetadata live(NamespaceableResource<HasMetadata> resource) {
		try {
			return resource.get();
		}
		catch (KubernetesClientException ex) {
			if (ex.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
				return null;
			}
			throw ex;
		}
	}

}
