package dev.platform.cli.image;

import dev.platform.cli.gitops.ImageReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RegistryHostTests {

	@ParameterizedTest
	@CsvSource({ "ghcr.io/acme/vote:1, ghcr.io, https://ghcr.io/v2/",
			"docker.io/library/redis:8, docker.io, https://registry-1.docker.io/v2/",
			"acme/site:1, docker.io, https://registry-1.docker.io/v2/",
			"redis:8, docker.io, https://registry-1.docker.io/v2/",
			"registry.corp:5000/vote:1, registry.corp:5000, https://registry.corp:5000/v2/",
			"localhost:5001/vote:1, localhost:5001, http://localhost:5001/v2/",
			"127.0.0.1:5000/vote:1, 127.0.0.1:5000, http://127.0.0.1:5000/v2/" })
	void isWhatTheImageNames(String image, String name, String api) {
		RegistryHost host = RegistryHost.of(ImageReference.of(image));
		assertThat(host.name()).isEqualTo(name);
		assertThat(host.api()).hasToString(api);
	}

	@ParameterizedTest
	@ValueSource(strings = { "registry.example.com", "example.org", "registry.corp.example",
			"registry.example.com:5000", "registry.invalid" })
	void isAPlaceholderWhereTheNameIsNobodys(String name) {
		assertThat(new RegistryHost(name, false).isPlaceholder()).isTrue();
	}

	@Test
	void isNoneWhereSomebodyHasIt() {
		assertThat(new RegistryHost("registry.myexample.com", false).isPlaceholder()).isFalse();
		assertThat(new RegistryHost("example.com.evil.io", false).isPlaceholder()).isFalse();
	}

}
