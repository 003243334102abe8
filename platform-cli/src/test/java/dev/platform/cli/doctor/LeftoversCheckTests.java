package dev.platform.cli.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import dev.platform.cli.cluster.ArgoCd;
import dev.platform.cli.cluster.Cluster;
import dev.platform.cli.cluster.MockApiServer;
import dev.platform.cli.git.FixtureRepository;
import dev.platform.cli.git.GitRemote;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The API server is a mock: it lists Applications and knows nothing else. Git is real.
 */
class LeftoversCheckTests {

	@TempDir
	Path directory;

	private MockApiServer server;

	private GitRemote remote;

	private String applications = "";

	@BeforeEach
	void serve() throws IOException {
		this.remote = FixtureRepository.create(this.directory);
		this.server = MockApiServer.start(this.directory, this::answer);
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void isContentWhereEveryFolderIsInGit() throws IOException {
		this.applications = vote() + "," + application("cert-manager", "", "charts/gone");
		assertThat(check()).isEqualTo(Diagnosis.ok("the folder of every Application is in Git"));
	}

	@Test
	void tellsHowToTakeOutWhatIsNotInGitAnyMore() throws IOException {
		this.applications = vote() + "," + application("prod-orders", "", "gitops/overlays/prod/orders");
		Diagnosis diagnosis = check();
		assertThat(diagnosis.verdict()).isEqualTo(CheckResult.WARN);
		assertThat(diagnosis.message())
			.isEqualTo("no longer in Git: gitops/overlays/prod/orders of the Application prod-orders");
		String kubectl = "KUBECONFIG=%s kubectl -n argocd ".formatted(this.directory.resolve("kubeconfig"));
		assertThat(diagnosis.mend()).isEqualTo(kubectl + "patch application prod-orders --type merge"
				+ " -p '{\"metadata\":{\"finalizers\":[\"resources-finalizer.argocd.argoproj.io\"]}}' && " + kubectl
				+ "delete application prod-orders");
	}

	@Test
	void leavesWhatComesFromAnotherRepositoryAlone() throws IOException {
		String another = application("team-orders", "", "gitops/overlays/team/orders")
			.replace("git.git.svc/platform.git", "git.example.com/team.git")
			.replace(this.remote.fetch().revision(), "f".repeat(40));
		this.applications = vote() + "," + another;
		assertThat(check()).isEqualTo(Diagnosis.ok("the folder of every Application is in Git; "
				+ "not asked about those of another repository: http://git.example.com/team.git"));
		this.applications += "," + application("prod-orders", "", "gitops/overlays/prod/orders");
		assertThat(check().message())
			.isEqualTo("no longer in Git: gitops/overlays/prod/orders of the Application prod-orders");
	}

	@Test
	void leavesAloneWhatArgoCdHasComparedWithNoCommit() throws IOException {
		this.applications = application("prod-orders", "", "gitops/overlays/prod/orders")
			.replace(this.remote.fetch().revision(), "");
		assertThat(check().verdict()).isEqualTo(CheckResult.OK);
	}

	@Test
	void leavesWhatIsBeingDeletedAlone() throws IOException {
		this.applications = application("dev-orders", "\"deletionTimestamp\": \"2026-11-26T10:00:00Z\",",
				"gitops/overlays/dev/orders");
		assertThat(check().verdict()).isEqualTo(CheckResult.OK);
	}

	@Test
	void failsWhereTheClusterDoesNotAnswer() {
		this.server.close();
		assertThatExceptionOfType(Problem.class).isThrownBy(this::check)
			.withMessageStartingWith("the cluster at http://127.0.0.1:");
	}

	@Test
	void asksNobodyWhereThereIsNoCluster() {
		Cluster none = new Cluster(this.directory.resolve("none"), Optional::empty);
		assertThat(new LeftoversCheck(new Surroundings(new ArgoCd(none, null), none), this.remote).diagnose())
			.isEqualTo(Diagnosis.ok("not asked: no cluster"));
	}

	private Diagnosis check() {
		Cluster cluster = this.server.cluster();
		return new LeftoversCheck(new Surroundings(new ArgoCd(cluster, null), cluster), this.remote).diagnose();
	}

	private MockApiServer.Answer answer(MockApiServer.Request request) {
		return request.address().getPath().equals("/apis/argoproj.io/v1alpha1/namespaces/argocd/applications")
				? MockApiServer.Answer.list("ApplicationList", "argoproj.io/v1alpha1", this.applications)
				: MockApiServer.Answer.notFound();
	}

	private String vote() {
		return application("prod-vote", "", "gitops/overlays/prod/vote");
	}

	// By the address in the cluster, which is not the one of here.
	private String application(String name, String metadata, String path) {
		return """
				{"kind": "Application", "apiVersion": "argoproj.io/v1alpha1",
				 "metadata": {%s "name": "%s", "namespace": "argocd"},
				 "spec": {"source": {"repoURL": "http://git.git.svc/platform.git", "path": "%s"}},
				 "status": {"sync": {"revision": "%s"}}}""".formatted(metadata, name, path,
				this.remote.fetch().revision());
	}

}
