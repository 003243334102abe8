package dev.platform.cli.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.platform.cli.cluster.ArgoCd;
import dev.platform.cli.cluster.Cluster;
import dev.platform.cli.git.FixtureRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The API server is a mock: it lists namespaces and Applications, and knows nothing else.
 * Git is real.
 */
class NamespacesCheckTests {

	@TempDir
	Path directory;

	private HttpServer server;

	private int status = 200;

	private String namespaces = namespace("dev", "") + "," + namespace("prod", "");

	private String applications = "";

	@BeforeEach
	void serve() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/api/v1/namespaces", (exchange) -> {
			assertThat(exchange.getRequestURI().getQuery()).contains("labelSelector=platform.dev/releases");
			answer(exchange, this.status, list("NamespaceList", "v1", this.namespaces));
		});
		this.server.createContext("/apis/argoproj.io/v1alpha1/namespaces/argocd/applications",
				(exchange) -> answer(exchange, 200,
						list("ApplicationList", "argoproj.io/v1alpha1", this.applications)));
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void isContentWithTheEnvironmentsInGit() throws IOException {
		assertThat(check()).isEqualTo(Diagnosis.ok("each of an environment is in Git, or has an Application"));
	}

	@Test
	void namesWhatADeletedEnvironmentLeft() throws IOException {
		this.namespaces += "," + namespace("acc", "");
		String kubectl = "KUBECONFIG=%s kubectl ".formatted(this.directory.resolve("kubeconfig"));
		assertThat(check()).isEqualTo(Diagnosis.warn("left from an environment that is gone: acc",
				kubectl + "-n acc get all,pvc, and where nobody misses it: " + kubectl + "delete namespace acc"));
	}

	@Test
	void leavesAloneWhatAnotherRepositoryDeliversTo() throws IOException {
		this.namespaces += "," + namespace("team", "");
		this.applications = """
				{"kind": "Application", "apiVersion": "argoproj.io/v1alpha1",
				 "metadata": {"name": "team-vote", "namespace": "argocd"},
				 "spec": {"source": {"repoURL": "https://git.example.com/team.git", "path": "gitops/overlays/team/vote"}}}""";
		assertThat(check().verdict()).isEqualTo(CheckResult.OK);
	}

	@Test
	void leavesAloneWhatIsOnItsWayOut() throws IOException {
		this.namespaces += "," + namespace("acc", "\"deletionTimestamp\": \"2026-11-26T10:00:00Z\",");
		assertThat(check().verdict()).isEqualTo(CheckResult.OK);
	}

	@Test
	void isContentWhereNamespacesMayNotBeListed() throws IOException {
		this.status = 403;
		assertThat(check().verdict()).isEqualTo(CheckResult.OK);
	}

	private Diagnosis check() throws IOException {
		Path kubeconfig = Files.writeString(this.directory.resolve("kubeconfig"), """
				apiVersion: v1
				kind: Config
				current-context: test
				contexts: [{name: test, context: {cluster: test, user: test}}]
				clusters: [{name: test, cluster: {server: "http://127.0.0.1:%d"}}]
				users: [{name: test, user: {}}]
				""".formatted(this.server.getAddress().getPort()));
		Cluster cluster = new Cluster(kubeconfig, Optional::empty);
		return new NamespacesCheck(new Surroundings(new ArgoCd(cluster, null), cluster),
				FixtureRepository.create(this.directory))
			.diagnose();
	}

	private static String namespace(String name, String metadata) {
		return """
				{"kind": "Namespace", "apiVersion": "v1",
				 "metadata": {%s "name": "%s", "labels": {"platform.dev/releases": "promoted"}}}""".formatted(metadata,
				name);
	}

	private static String list(String kind, String version, String items) {
		return """
				{"kind": "%s", "apiVersion": "%s", "metadata": {}, "items": [%s]}""".formatted(kind, version, items);
	}

	private static void answer(HttpExchange exchange, int status, String text) throws IOException {
		byte[] body = text.getBytes(UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
