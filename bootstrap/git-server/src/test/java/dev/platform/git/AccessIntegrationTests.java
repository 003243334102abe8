package dev.platform.git;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that no Git client would send.
 */
class AccessIntegrationTests {

	private static final String PASSWORD = "Authorization: Basic "
			+ Base64.getEncoder().encodeToString("platform:right".getBytes(StandardCharsets.UTF_8));

	@TempDir
	Path volume;

	@ParameterizedTest
	@ValueSource(strings = { "/other.git/info/refs?service=git-upload-pack",
			"/volume/platform.git/info/refs?service=git-upload-pack",
			"/../platform.git/info/refs?service=git-upload-pack",
			"/x/../../platform.git/info/refs?service=git-upload-pack",
			"/..%2fplatform.git/info/refs?service=git-upload-pack",
			"/%2e%2e/platform.git/info/refs?service=git-upload-pack",
			"//platform.git/info/refs?service=git-upload-pack", "/platform.git/HEAD", "/platform.git/config",
			"/platform.git/info/refs", "/platform.git/objects/info/packs", "/platform.git/../../etc/passwd", "/" })
	void knowsNoOtherPathEvenWithThePassword(String path) throws IOException {
		try (TestServer server = TestServer.start(this.volume)) {
			assertThat(status(server, "GET " + path, PASSWORD)).isBetween(400, 406);
		}
	}

	@Test
	void asksForThePasswordBeforeAPush() throws IOException {
		try (TestServer server = TestServer.start(this.volume)) {
			assertThat(status(server, "GET /platform.git/info/refs?service=git-receive-pack", "X: y")).isEqualTo(401);
			assertThat(status(server, "POST /platform.git/git-receive-pack", "X: y")).isEqualTo(401);
			assertThat(status(server, "POST /platform.git/git-receive-pack;/git-upload-pack", "X: y")).isEqualTo(401);
			assertThat(status(server, "GET /platform.git/info/refs?service=git-receive-pack&service=git-upload-pack",
					"X: y"))
				.isEqualTo(401);
			assertThat(status(server, "GET /platform.git/info/refs?service=git-upload-pack", "X: y")).isEqualTo(200);
		}
	}

	@Test
	void asksForThePasswordBeforeAFetchWhereThatIsNotOpen() throws IOException {
		try (TestServer server = TestServer.start(TestServer.settings(this.volume, false, 64, TestServer.NOBODY))) {
			String fetch = "GET /platform.git/info/refs?service=git-upload-pack";
			assertThat(status(server, fetch, "X: y")).isEqualTo(401);
			assertThat(status(server, fetch, PASSWORD)).isEqualTo(200);
		}
	}

	@Test
	void takesAWrongPasswordForNoFetchEither() throws IOException {
		try (TestServer server = TestServer.start(this.volume)) {
			assertThat(status(server, "GET /platform.git/info/refs?service=git-upload-pack",
					"Authorization: Basic cGxhdGZvcm06d3Jvbmc="))
				.isEqualTo(401);
		}
	}

	@Test
	void saysThatItIsWell() throws IOException {
		try (TestServer server = TestServer.start(this.volume)) {
			assertThat(status(server, "GET /healthz", "X: y")).isEqualTo(200);
		}
	}

	// Not an HTTP client, which would tidy the path.
	private static int status(TestServer server, String request, String header) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", server.at("/").getPort())) {
			String text = request + " HTTP/1.1\r\nHost: localhost\r\n" + header
					+ "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
			socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
			InputStream in = socket.getInputStream();
			String status = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
			return Integer.parseInt(status.substring(9, 12));
		}
	}

}
