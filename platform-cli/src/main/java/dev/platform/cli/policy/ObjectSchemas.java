package dev.platform.cli.policy;

import java.util.stream.Stream;

import dev.platform.cli.schema.ObjectType;
import dev.platform.cli.schema.Schemas;

/**
 * Holds each object against the schema of its type.
 */
record ObjectSchemas(Schemas schemas) {

	static final String NAME = "schema";

	Stream<Violation> violations(Resource resource) {
		ObjectType type = new ObjectType(resource.group(), resource.version(), resource.kind(), resource.plural());
		return this.schemas.errors(type, resource.content())
			.stream()
			.map((error) -> new Violation(resource, Severity.ERROR, NAME, error.path(), error.message(),
					"kubectl explain %s".formatted(resource.plural())));
	}

}
