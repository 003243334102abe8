package dev.platform.local.manifest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RouteTests {

	@ParameterizedTest
	@CsvSource({ "/vote, /vote, true", "/vote, /vote/, true", "/vote, /vote/a/b, true", "/vote, /voters, false",
			"/vote/, /vote, true", "/, /anything, true", "/vote, /, false" })
	void matchesWholeSegments(String prefix, String path, boolean matches) {
		assertThat(new Route("dev.localhost", prefix, false, "vote", 8080).matches(path)).isEqualTo(matches);
	}

	@ParameterizedTest
	@CsvSource({ "/vote, /vote, true", "/vote, /vote/, false", "/vote, /vote/a, false" })
	void matchesAnExactPathOnly(String exact, String path, boolean matches) {
		assertThat(new Route("dev.localhost", exact, true, "vote", 8080).matches(path)).isEqualTo(matches);
	}

}
