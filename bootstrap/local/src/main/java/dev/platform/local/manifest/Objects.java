package dev.platform.local.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;

/**
 * Rendered objects by kind; the data of ConfigMaps and Secrets by name.
 */
record Objects(List<Deployment> deployments, List<StatefulSet> statefulSets, List<Service> services,
		List<Ingress> ingresses, Map<String, Map<String, String>> configMaps,
		Map<String, Map<String, String>> secrets) {

	static Objects of(List<JsonNode> documents) throws JsonProcessingException {
		Objects objects = new Objects(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
				new HashMap<>(), new HashMap<>());
		for (JsonNode document : documents) {
			objects.add(document);
		}
		return objects;
	}

	private void add(JsonNode document) throws JsonProcessingException {
		String kind = document.path("apiVersion").asText() + "/" + document.path("kind").asText();
		switch (kind) {
			case "apps/v1/Deployment" -> this.deployments.add(read(document, Deployment.class));
			case "apps/v1/StatefulSet" -> this.statefulSets.add(read(document, StatefulSet.class));
			case "v1/Service" -> this.services.add(read(document, Service.class));
			case "networking.k8s.io/v1/Ingress" -> this.ingresses.add(read(document, Ingress.class));
			case "v1/ConfigMap" -> this.configMaps.put(name(document), Data.ofConfigMap(document));
			case "v1/Secret" -> this.secrets.put(name(document), Data.ofSecret(document));
			default -> {
				// quotas, network policies, disruption budgets: nothing stands in for
				// them
			}
		}
	}

	private static <T extends HasMetadata> T read(JsonNode document, Class<T> type) throws JsonProcessingException {
		return Yaml.MAPPER.treeToValue(document, type);
	}

	private static String name(JsonNode document) {
		return document.path("metadata").path("name").asText();
	}

}
