package dev.platform.cli.doctor;

import java.io.IOException;
import java.nio.file.Path;

import dev.platform.cli.cluster.ArgoCd;
import dev.platform.cli.cluster.Cluster;
import dev.platform.cli.cluster.MockApiServer;
import dev.platform.cli.git.FixtureRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The API server is a mock: it lists namespaces and Applications, and knows nothing else.
 * Git is real.
 */
class NamespacesCheckTests {

	@TempDir
	Path directory;

	private MockApiServer server;

	private int status = 200;

	private String namespaces = namespace("dev", "") + "," + namespace("prod", "");

	private String applications = "";

	@BeforeEach
	void serve() throws IOException {
		this.server = MockApiServer.start(this.directory, this::answer);
	}

	@AfterEach
	void stop() {
		this.server.close();
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
		Cluster cluster = this.server.cluster();
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

	private MockApiServer.Answer answer(MockApiServer.Request request) {
		return switch (request.address().getPath()) {
			case "/api/v1/namespaces" -> {
				assertThat(request.address().getQuery()).contains("labelSelector=platform.dev/releases");
				yield (this.status != 200) ? new MockApiServer.Answer(this.status, "{}")
						: MockApiServer.Answer.list("NamespaceList", "v1", this.namespaces);
			}
			case "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications" ->
				MockApiServer.Answer.list("ApplicationList", "argoproj.io/v1alpha1", this.applications);
			default -> MockApiServer.Answer.notFound();
		};
	}

}
