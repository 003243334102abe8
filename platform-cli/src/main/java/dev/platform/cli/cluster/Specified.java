package dev.platform.cli.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * What somebody asked for in an object: all of it but its status and the API server's own
 * bookkeeping.
 */
record Specified(Map<String, Object> fields) {

	private static final List<String> BOOKKEEPING = List.of("managedFields", "resourceVersion", "generation");

	static Specified of(KubernetesClient client, HasMetadata object) {
		Map<String, Object> fields = new HashMap<>(map(client, object));
		fields.remove("status");
		Map<String, Object> metadata = new HashMap<>(map(client, object.getMetadata()));
		metadata.keySet().removeAll(BOOKKEEPING);
		fields.put("metadata", metadata);
		return new Specified(fields);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(KubernetesClient client, Object value) {
		return client.getKubernetesSerialization().convertValue(value, Map.class);
	}

}
