package dev.platform.cli.schema;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file in which Kubernetes describes a version of an API group.
 */
record OpenApiFile(Path directory, ObjectType type) {

	// A part of a file is read, after which the file goes on.
	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	/** A schema that stands alone; nothing where the type is not described. */
	Optional<JsonNode> schema() {
		String name = this.type.group().isEmpty() ? "api__" + this.type.version()
				: "apis__%s__%s".formatted(this.type.group(), this.type.version());
		Path file = this.directory.resolve(name + "_openapi.json");
		if (!Files.exists(file)) {
			return Optional.empty();
		}
		JsonNode schemas = schemas(file);
		return schemas.properties()
			.stream()
			.filter((schema) -> describesType(schema.getValue()))
			.map(Map.Entry::getKey)
			.findFirst()
			.map((definition) -> alone(definition, schemas));
	}

	// The rest of the file, as long again, describes paths: it is skipped, not read.
	private static JsonNode schemas(Path file) {
		try (JsonParser parser = MAPPER.createParser(file.toFile())) {
			parser.nextToken();
			while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
				boolean components = parser.currentName().equals("components");
				parser.nextToken();
				if (components) {
					return MAPPER.readTree(parser).path("schemas");
				}
				parser.skipChildren();
			}
		}
		return MAPPER.createObjectNode();
	}

	private boolean describesType(JsonNode schema) {
		for (JsonNode described : schema.path("x-kubernetes-group-version-kind")) {
			if (described.path("group").asString().equals(this.type.group())
					&& described.path("version").asString().equals(this.type.version())
					&& described.path("kind").asString().equals(this.type.kind())) {
				return true;
			}
		}
		return false;
	}

	private static JsonNode alone(String definition, JsonNode schemas) {
		schemas.forEach(ClosedSchema::close);
		ObjectNode alone = MAPPER.createObjectNode();
		alone.putArray("allOf").addObject().put("$ref", "#/components/schemas/" + definition);
		alone.putObject("components").set("schemas", schemas);
		return alone;
	}

}
