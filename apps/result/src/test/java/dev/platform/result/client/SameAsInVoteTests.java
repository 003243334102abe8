package dev.platform.result.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each service is built alone, so that this package is there twice; its other tests are
 * vote's.
 */
class SameAsInVoteTests {

	private static final Path SOURCES = Path.of("src/main/java/dev/platform/result/client");

	static Stream<String> names() throws Exception {
		try (Stream<Path> files = Files.list(SOURCES)) {
			return files.map((file) -> file.getFileName().toString()).toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("names")
	void isTheSame(String name) throws Exception {
		String there = Files.readString(Path.of("../vote/src/main/java/dev/platform/vote/client", name));
		assertThat(Files.readString(SOURCES.resolve(name)))
			.isEqualTo(there.replace("dev.platform.vote", "dev.platform.result"));
	}

}
