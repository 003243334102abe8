package dev.platform.cli.schema;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks objects as an API server does: what is required, unknown fields, types and,
 * where the schema names them, values and patterns. Reads only the files of the types it
 * is asked about.
 */
public final class Schemas {

	// Kubernetes adds keywords of its own, which say nothing about what is valid.
	private static final Dialect OPEN_API = Dialect.builder(Dialects.getOpenApi30())
		.unknownKeywordFactory((keyword, _) -> new NonValidationKeyword(keyword))
		.build();

	private final Path directory;

	private final JsonMapper mapper = new JsonMapper();

	private final SchemaRegistry registry = SchemaRegistry.withDialect(OPEN_API);

	private final Map<ObjectType, Optional<Schema>> schemas = new ConcurrentHashMap<>();

	/**
	 * Schemas on disk.
	 * @param directory what {@code bootstrap/schemas/fetch} prints
	 */
	public Schemas(Path directory) {
		this.directory = directory;
	}

	/** A problem where there are none. */
	public void require() {
		if (!areThere()) {
			throw Problem.failed("there are no schemas to hold manifests against",
					"./platform validate, which fetches them once, or set PLATFORM_SCHEMAS to what bootstrap/schemas/fetch prints");
		}
	}

	public boolean areThere() {
		return !this.directory.toString().isEmpty() && Files.isDirectory(this.directory);
	}

	/** What is wrong with an object; a type without a schema is itself wrong. */
	public List<SchemaError> errors(ObjectType type, Map<String, @Nullable Object> content) {
		Optional<Schema> schema = this.schemas.computeIfAbsent(type, this::schema);
		if (schema.isEmpty()) {
			return List.of(new SchemaError(List.of("kind"), "there is no schema for " + type));
		}
		return schema.get().validate(this.mapper.valueToTree(content)).stream().map(Schemas::error).toList();
	}

	private Optional<Schema> schema(ObjectType type) {
		return new CustomResourceFile(this.directory, type).schema()
			.or(() -> new OpenApiFile(this.directory, type).schema())
			.map(this.registry::getSchema);
	}

	private static SchemaError error(Error error) {
		NodePath location = error.getInstanceLocation();
		List<String> path = new ArrayList<>(IntStream.range(0, location.getNameCount())
			.mapToObj((index) -> String.valueOf(location.getElement(index)))
			.toList());
		String at = String.join(".", path);
		if (error.getProperty() != null) {
			path.add(error.getProperty());
		}
		return new SchemaError(path, (at.isEmpty() ? "" : at + ": ") + error.getMessage());
	}

}
