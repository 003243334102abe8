package dev.platform.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The registry that every image of the cluster comes from, asked by somebody on this
 * machine.
 */
@Order(8)
@ExtendWith(ClusterExtension.class)
class RegistryIntegrationTests {

	private static final Pattern LOGIN = Pattern.compile("\"auth\": ?\"([^\"]+)\"");

	private final HttpClient client = HttpClient.newHttpClient();

	@Test
	void givesAndTakesNothingWithoutALogin(Cluster cluster) throws IOException, InterruptedException {
		for (String login : new String[] { "", "Basic cGxhdGZvcm06cGxhdGZvcm0=" }) {
			assertThat(status("GET", "/v2/_catalog", login)).isEqualTo(401);
			assertThat(status("GET", "/v2/vote/manifests/1.0.0", login)).isEqualTo(401);
			assertThat(status("POST", "/v2/vote/blobs/uploads/", login)).isEqualTo(401);
			assertThat(status("PUT", "/v2/vote/manifests/1.0.0", login)).isEqualTo(401);
		}
	}

	@Test
	void answersWhoHasTheLogin(Cluster cluster) throws IOException, InterruptedException {
		String login = "Basic " + login();
		assertThat(status("GET", "/v2/_catalog", login)).isEqualTo(200);
		assertThat(status("POST", "/v2/vote/blobs/uploads/", login)).isEqualTo(202);
	}

	@Test
	void listensAtTheNodesAddressAlone(Cluster cluster) {
		assertThat(listeners()).containsExactly(Machine.NODE + ":5000");
	}

	@Test
	void keepsTheLoginToItself(Cluster cluster) throws IOException {
		assertThat(Files.getPosixFilePermissions(config())).extracting(Enum::name)
			.containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
	}

	private int status(String method, String path, String login) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://" + Machine.remembered("registry") + path))
			.method(method, HttpRequest.BodyPublishers.noBody());
		if (!login.isEmpty()) {
			request.header("Authorization", login);
		}
		return this.client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
	}

	private static Path config() {
		return Path.of(Machine.remembered("docker-config"), "config.json");
	}

	private static String login() throws IOException {
		Matcher login = LOGIN.matcher(Files.readString(config()));
		assertThat(login.find()).isTrue();
		return login.group(1);
	}

	private static String[] listeners() {
		return Machine
			.run(Machine.CHECKOUT, Map.of(), "nsenter", "--net=/run/netns/node0", "ss", "-Htln", "sport = :5000")
			.orFail()
			.output()
			.lines()
			.map((line) -> line.strip().split("\\s+")[3])
			.toArray(String[]::new);
	}

}
