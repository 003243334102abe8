package dev.platform.cli.image;

import java.util.Map;

import dev.platform.cli.network.PlainHttp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether Jib may send a registry of a cluster the login that Docker knows for it.
 */
class RegistryTests {

	private static final String SENDS = "-DsendCredentialsOverHttp=true";

	@ParameterizedTest
	@CsvSource({ "localhost:5001, true", "127.0.0.1:5000, true", "registry.example.com:5000, false",
			"127.0.0.1.example.com, false", "10.0.0.7:5000, false" })
	void sendsALoginOverPlainHttpToThisMachineAlone(String host, boolean sends) {
		assertThat(new Registry(host, null).options().contains(SENDS)).isEqualTo(sends);
		PlainHttp allowed = new PlainHttp(Map.of("PLATFORM_ALLOW_HTTP", "http://" + host));
		assertThat(new Registry(host, null, null, allowed).options()).contains(SENDS);
	}

}
