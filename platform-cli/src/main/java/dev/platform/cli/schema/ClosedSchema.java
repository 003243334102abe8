package dev.platform.cli.schema;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says in a schema what an API server takes for granted: an object has no fields but
 * those described, unless it is told to keep unknown ones.
 */
final class ClosedSchema {

	private ClosedSchema() {
	}

	static void close(JsonNode schema) {
		if (!(schema instanceof ObjectNode object)) {
			return;
		}
		boolean keepsUnknown = object.path("x-kubernetes-preserve-unknown-fields").asBoolean(false);
		if (object.has("properties") && !object.has("additionalProperties") && !keepsUnknown) {
			object.put("additionalProperties", false);
		}
		// Not below allOf and the like, which speak of some of the fields only.
		object.path("properties").forEach(ClosedSchema::close);
		close(object.path("items"));
		close(object.path("additionalProperties"));
	}

}
