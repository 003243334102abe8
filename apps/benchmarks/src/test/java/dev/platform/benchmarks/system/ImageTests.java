package dev.platform.benchmarks.system;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ImageTests {

	private static final Checkout CHECKOUT = new Checkout(Path.of("../..").toAbsolutePath().normalize());

	@ParameterizedTest
	@ValueSource(strings = { "vote", "worker", "result" })
	void saysWhatTheDockerfileSays(String service) {
		String dockerfile = CHECKOUT.read("apps/%s/Dockerfile".formatted(service));
		assertThat(dockerfile).contains(flags(service).stream().map("\"%s\", "::formatted).toList());
		Image.of(CHECKOUT, service)
			.environment()
			.forEach((name, value) -> assertThat(dockerfile).contains("ENV %s=%s".formatted(name, value)));
	}

	private static List<String> flags(String service) {
		return Image.of(CHECKOUT, service).flags();
	}

}
