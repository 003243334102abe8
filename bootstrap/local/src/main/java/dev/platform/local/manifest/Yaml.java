package dev.platform.local.manifest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * YAML streams.
 */
final class Yaml {

	static final ObjectMapper MAPPER = YAMLMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private Yaml() {
	}

	static List<JsonNode> documents(String stream) throws IOException {
		List<JsonNode> documents = new ArrayList<>();
		try (MappingIterator<JsonNode> iterator = MAPPER.readerFor(JsonNode.class).readValues(stream)) {
			while (iterator.hasNextValue()) {
				JsonNode document = iterator.nextValue();
				if (document != null && document.isObject()) {
					documents.add(document);
				}
			}
		}
		return documents;
	}

}
