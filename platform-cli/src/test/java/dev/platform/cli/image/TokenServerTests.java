package dev.platform.cli.image;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TokenServerTests {

	@ParameterizedTest
	@CsvSource({
			// The registry itself, whatever it is.
			"http://127.0.0.1:5000/v2/, http://127.0.0.1:5000/token, true, true",
			"https://93.184.215.14/v2/, https://93.184.215.14/token, true, true",
			// Another that everybody reaches.
			"https://93.184.215.14/v2/, https://93.184.215.15/token, true, false",
			"https://93.184.215.14/v2/, http://93.184.215.15/token, false, false",
			"https://93.184.215.14/v2/, http://93.184.215.14/token, false, false",
			// One that only this machine, or this network, reaches.
			"https://93.184.215.14/v2/, https://127.0.0.1/token, false, false",
			"https://93.184.215.14/v2/, https://localhost:8443/token, false, false",
			"https://93.184.215.14/v2/, https://0.0.0.0/token, false, false",
			"https://93.184.215.14/v2/, https://[::1]/token, false, false",
			"https://93.184.215.14/v2/, https://[::ffff:127.0.0.1]/token, false, false",
			"https://93.184.215.14/v2/, https://[fd00::1]/token, false, false",
			"https://93.184.215.14/v2/, https://10.0.0.1/token, false, false",
			"https://93.184.215.14/v2/, https://192.168.0.1/token, false, false",
			"https://93.184.215.14/v2/, https://169.254.169.254/token, false, false",
			// A private registry beside a private server of tokens.
			"https://10.0.0.1/v2/, https://10.0.0.2/token, true, false",
			"https://10.0.0.1/v2/, http://10.0.0.2/token, false, false",
			"https://10.0.0.1/v2/, https://127.0.0.1/token, false, false",
			"https://10.0.0.1/v2/, https://169.254.169.254/token, false, false" })
	void asksAndTellsOnlyWhomTheUserMeans(URI registry, URI realm, boolean asked, boolean told) {
		TokenServer server = new TokenServer(registry, realm);
		assertThat(server.isAsked()).isEqualTo(asked);
		assertThat(server.isTold()).isEqualTo(told);
	}

	@ParameterizedTest
	@CsvSource({ "https://registry-1.docker.io/v2/, https://auth.docker.io/token, true",
			"https://registry.gitlab.com/v2/, https://gitlab.com/jwt/auth, true",
			"https://registry-1.docker.io/v2/, http://auth.docker.io/token, false",
			"https://registry-1.docker.io/v2/, https://auth.docker.io:8443/token, false",
			"https://registry-1.docker.io/v2/, https://auth.docker.io.evil.example/token, false" })
	void tellsThoseThatBelongTogether(URI registry, URI realm, boolean told) {
		assertThat(new TokenServer(registry, realm).isTold()).isEqualTo(told);
	}

}
