package dev.platform.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schemas that document {@code --output json}.
 */
public final class OutputSchemas {

	private static final Path FOLDER = Path.of("output");

	private OutputSchemas() {
	}

	/** Renders a report as JSON, holds it against its schema and returns it. */
	public static String json(Report report) throws IOException {
		String json = OutputFormat.JSON.render(report);
		List<Error> errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(Files.readString(file(report.getClass())))
			.validate(json, InputFormat.JSON);
		assertThat(errors).as(json).isEmpty();
		return json;
	}

	/** {@code output/environment-list.schema.json}. */
	static Path file(Class<?> report) {
		String words = report.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
		return FOLDER.resolve(words + ".schema.json");
	}

}
