package dev.platform.cli.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.platform.engine.Problem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file of a CustomResourceDefinition, called {@code <group>_<plural>.yaml}.
 */
record CustomResourceFile(Path directory, ObjectType type) {

	/** The schema of the type's version; nothing where there is none. */
	Optional<JsonNode> schema() {
		Path file = this.directory.resolve("%s_%s.yaml".formatted(this.type.group(), this.type.plural()));
		if (!Files.exists(file)) {
			return Optional.empty();
		}
		JsonNode definition = new JsonMapper()
			.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(text(file)));
		for (JsonNode version : definition.path("spec").path("versions")) {
			if (version.path("name").asString().equals(this.type.version())) {
				JsonNode schema = version.path("schema").path("openAPIV3Schema");
				ClosedSchema.close(schema);
				return Optional.of(schema);
			}
		}
		return Optional.empty();
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw Problem.failed("cannot read %s: %s".formatted(file, ex.getMessage()), "look at its owner", ex);
		}
	}

}
