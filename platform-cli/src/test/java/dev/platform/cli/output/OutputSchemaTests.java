package dev.platform.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The folder {@code output} has a schema of each report, made from the record and its
 * documentation; {@code -Dgolden.update=true} writes them anew.
 */
class OutputSchemaTests {

	// Its format is somebody else's standard.
	private static final String SARIF = "Sarif";

	@ParameterizedTest
	@MethodSource("reports")
	void describesTheReport(Class<?> report) throws IOException {
		String schema = JsonMapper.builder()
			.enable(SerializationFeature.INDENT_OUTPUT)
			.build()
			.writeValueAsString(new RecordSchema().of(report));
		Golden.same(OutputSchemas.file(report), schema);
	}

	@Test
	void thereIsNoSchemaOfWhatIsNoReport() throws IOException {
		List<Path> expected = reports().<Path>map(OutputSchemas::file).toList();
		try (Stream<Path> files = Files.list(expected.getFirst().getParent())) {
			assertThat(files.filter((file) -> file.toString().endsWith(".json")))
				.containsExactlyInAnyOrderElementsOf(expected);
		}
	}

	static Stream<Class<?>> reports() {
		return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("dev.platform.cli")
			.stream()
			.filter((type) -> type.isAssignableTo(Report.class) && type.isRecord())
			.filter((type) -> !type.getSimpleName().equals(SARIF))
			.<Class<?>>map(JavaClass::reflect);
	}

}
