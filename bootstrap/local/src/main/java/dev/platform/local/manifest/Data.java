package dev.platform.local.manifest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The data of ConfigMaps and Secrets as text.
 */
final class Data {

	private Data() {
	}

	static Map<String, String> ofConfigMap(JsonNode configMap) {
		return text(configMap.path("data"));
	}

	static Map<String, String> ofSecret(JsonNode secret) {
		Map<String, String> data = text(secret.path("data"));
		data.replaceAll((key, value) -> decode(value));
		data.putAll(text(secret.path("stringData")));
		return data;
	}

	private static Map<String, String> text(JsonNode data) {
		Map<String, String> text = new TreeMap<>();
		data.properties().forEach((entry) -> text.put(entry.getKey(), entry.getValue().asText()));
		return text;
	}

	private static String decode(String value) {
		return new String(Base64.getMimeDecoder().decode(value), StandardCharsets.UTF_8);
	}

}
