package dev.platform.cli.cluster;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Secrets that exist only in the cluster.
 */
public record Secrets(Cluster cluster) {

	/** Makes a Secret hold these values, which somebody else decides about. */
	public void put(String namespace, String name, Map<String, String> labels, Map<String, String> values) {
		this.cluster.ask((client) -> {
			ensureNamespace(client, namespace);
			Secret existing = client.secrets().inNamespace(namespace).withName(name).get();
			return (existing != null)
					? client.resource(new SecretBuilder(existing).addToStringData(values).build()).update()
					: client.resource(secret(namespace, name, labels, values)).create();
		});
	}

	/**
	 * Adds the keys that a Secret lacks, and the Secret where there is none. What is
	 * there is not changed.
	 * @return how many keys were added
	 */
	public int complete(String namespace, String name, Map<String, String> labels, Map<String, String> values) {
		return this.cluster.ask((client) -> {
			ensureNamespace(client, namespace);
			Secret existing = client.secrets().inNamespace(namespace).withName(name).get();
			Map<String, String> missing = new HashMap<>(values);
			if (existing != null && existing.getData() != null) {
				missing.keySet().removeAll(existing.getData().keySet());
			}
			if (missing.isEmpty() && existing != null) {
				return 0;
			}
			if (existing != null) {
				client.resource(new SecretBuilder(existing).addToStringData(missing).build()).update();
			}
			else {
				client.resource(secret(namespace, name, labels, missing)).create();
			}
			return missing.size();
		});
	}

	/** Makes a Secret hold these values alone. */
	public void replace(String namespace, String name, Map<String, String> values) {
		this.cluster.ask((client) -> {
			ensureNamespace(client, namespace);
			Secret existing = client.secrets().inNamespace(namespace).withName(name).get();
			return (existing != null)
					? client.resource(new SecretBuilder(existing).withData(encoded(values)).build()).update()
					: client.resource(secret(namespace, name, Map.of(), values)).create();
		});
	}

	/** All values; none where there is no such Secret. */
	public Map<String, String> values(String namespace, String name) {
		return this.cluster.ask((client) -> {
			Secret existing = client.secrets().inNamespace(namespace).withName(name).get();
			Map<String, String> values = new HashMap<>();
			if (existing != null && existing.getData() != null) {
				existing.getData().forEach((key, value) -> values.put(key, decoded(value)));
			}
			return values;
		});
	}

	/** One value; nothing where there is no such Secret or key. */
	public Optional<String> value(String namespace, String name, String key) {
		return this.cluster
			.ask((client) -> Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get())
				.map(Secret::getData)
				.map((data) -> data.get(key))
				.map(Secrets::decoded));
	}

	private static String decoded(String value) {
		return new String(Base64.getDecoder().decode(value), UTF_8);
	}

	private static Map<String, String> encoded(Map<String, String> values) {
		Map<String, String> encoded = new HashMap<>();
		values.forEach((key, value) -> encoded.put(key, Base64.getEncoder().encodeToString(value.getBytes(UTF_8))));
		return encoded;
	}

	private static Secret secret(String namespace, String name, Map<String, String> labels,
			Map<String, String> values) {
		return new SecretBuilder().withNewMetadata()
			.withName(name)
			.withNamespace(namespace)
			.withLabels(labels)
			.endMetadata()
			.withStringData(values)
			.build();
	}

	private static void ensureNamespace(KubernetesClient client, String namespace) {
		if (client.namespaces().withName(namespace).get() == null) {
			// As Argo CD may be doing at this moment.
			client.resource(new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
				.serverSideApply();
		}
	}

}
