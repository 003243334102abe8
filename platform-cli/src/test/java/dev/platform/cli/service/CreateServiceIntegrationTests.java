package dev.platform.cli.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.Release;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.image.Registry;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.repository.EditedSnapshot;
import dev.platform.engine.repository.FolderSnapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CreateServiceIntegrationTests {

	private static final Map<String, String> BOTH = Map.of("database", "postgres", "queue", "redis");

	private ServiceWorkplace workplace;

	@BeforeEach
	void open(@TempDir Path directory) throws IOException {
		this.workplace = new ServiceWorkplace(directory);
	}

	@AfterEach
	void close() {
		this.workplace.close();
	}

	@Test
	void makesEverythingInOneCommitAndBringsItToTheCheckout() throws IOException {
		CreatedService created = this.workplace.create("orders", "spring-web", BOTH);
		assertThat(this.workplace.git("rev-list", "--count", "main")).isEqualTo("2");
		assertThat(this.workplace.git("log", "-1", "--format=%B")).startsWith("Create the service orders")
			.contains("Platform-Action: create", "Platform-Service: orders");
		assertThat(this.workplace.git("diff", "--numstat", "--diff-filter=M", "main^", "main")).isEqualTo("""
				2	0	CODEOWNERS
				1	0	gitops/overlays/dev/kustomization.yaml
				1	0	gitops/overlays/prod/kustomization.yaml
				1	0	pom.xml""");
		assertThat(this.workplace.git("diff", "-U1", "main^", "main", "--", "pom.xml", "CODEOWNERS")).contains(
				" \t\t<module>apps/benchmarks</module>\n+\t\t<module>apps/orders</module>",
				"+apps/orders/            @example/developers", "+gitops/base/orders/     @example/platform");
		assertThat(created.text()).contains("the checkout has it, too", "platform deploy --service orders --build",
				"platform promote --env prod --service orders");
		assertThat(GitServer.git(this.workplace.checkout, "status", "--porcelain")).isEmpty();
		assertThat(this.workplace.checkout.resolve("apps/orders/pom.xml")).exists();
	}

	@Test
	void opensNothingButTheWaysThatWereAskedFor() {
		this.workplace.create("orders", "spring-web", BOTH);
		this.workplace.create("hello", "spring-web", Map.of());
		assertThat(this.workplace.render("dev/orders")).contains("name: postgres-from-orders",
				"name: redis-from-orders", "path: /orders", "host: dev.localhost", "kind: PodDisruptionBudget",
				"readOnlyRootFilesystem: true");
		assertThat(this.workplace.render("dev/hello")).doesNotContain("egress", "postgres", "redis")
			.contains("kubernetes.io/metadata.name: ingress");
	}

	@ParameterizedTest
	@CsvSource({ "spring-web, kind: Ingress", "spring-worker, containerPort: 9080", "image, periodSeconds: 10" })
	void buildsInEveryEnvironmentWithAndWithoutBackends(String template, String proof) {
		Map<String, String> image = template.equals("image") ? Map.of("image", "registry.example.com/docs:1.4.2")
				: Map.of();
		this.workplace.create("plain", template, image);
		this.workplace.create("full", template, with(image, BOTH));
		for (String environment : List.of("dev", "prod")) {
			assertThat(this.workplace.render(environment)).contains("name: plain", "name: full", proof);
		}
	}

	@Test
	void startsNothingBeforeItsFirstRelease() {
		this.workplace.create("orders", "spring-web", Map.of());
		assertThat(this.workplace.render("dev/orders")).contains("replicas: 0",
				"image: registry.example.com/orders:unreleased");
		this.workplace.create("docs", "image", Map.of("image", "registry.example.com/docs:1.4.2"));
		assertThat(this.workplace.render("dev/docs")).doesNotContain("replicas:")
			.contains("image: registry.example.com/docs:1.4.2");
		assertThat(this.workplace.render("prod/docs")).contains("replicas: 0",
				"image: registry.example.com/docs:unreleased");
	}

	@Test
	void startsWithItsFirstReleaseAndStopsWhenThatIsTakenBack() {
		this.workplace.create("orders", "spring-web", Map.of());
		FolderSnapshot at = new FolderSnapshot(this.workplace.checkout);
		Overlay prod = new GitopsRepository(at).overlay(new EnvironmentName("prod"), new ServiceName("orders"));
		Release none = prod.release();
		Release first = new Release(ImageReference.of("registry.example.com/orders:1.0.0"), none.settingsText());
		EditedSnapshot released = new EditedSnapshot(at, prod.changesTo(first));
		assertThat(this.workplace.kustomize.build(released, prod.folder())).contains("replicas: 2",
				"image: registry.example.com/orders:1.0.0");
		Overlay again = new Overlay(released, prod.environment(), prod.service());
		assertThat(again.changesTo(none).text(prod.folder() + "/kustomization.yaml"))
			.isEqualTo(at.read(prod.folder() + "/kustomization.yaml"));
	}

	@Test
	void describesTheServiceAndWhatItCameFrom() throws IOException {
		this.workplace.create("orders", "spring-web", Map.of("path", "/shop/orders", "database", "postgres"));
		assertThat(this.workplace.checkout.resolve("gitops/base/orders/catalog-info.yaml")).content()
			.contains("argocd/app-selector: platform.dev/service=orders",
					"backstage.io/kubernetes-label-selector: app.kubernetes.io/name=orders", "owner: developers");
		assertThat(this.workplace.show("gitops/base/orders/template.yaml")).matches("""
				(?s)# .*
				template: "spring-web"
				version: "2"
				(commit: "[0-9a-f]{40}"
				)?tree: "[0-9a-f]{40}"
				options:
				  path: "/shop/orders"
				  port: "8080"
				  database: "postgres"
				  queue: \"\"""");
	}

	@Test
	void givesItToWhoeverIsNamed() throws IOException {
		this.workplace.creation("platform", Optional.of(new Registry(null, null)))
			.run(new NewService(new ServiceName("docs"), "image", Map.of("image", "registry.example.com/docs:1"),
					"@example/writers"), false, Permission.none());
		assertThat(this.workplace.git("diff", "-U0", "main^", "main", "--", "CODEOWNERS"))
			.endsWith("+gitops/base/docs/       @example/writers");
		assertThat(this.workplace.show("gitops/base/docs/catalog-info.yaml")).contains("owner: writers");
	}

	@Test
	void showsTheTreeWithoutACommit() throws IOException {
		CreatedService preview = this.workplace.create("orders", "spring-web", Map.of(), true, Permission.none());
		assertThat(preview.text()).startsWith("Would create orders from the template spring-web 2: nothing is changed")
			.contains("\n  ~ pom.xml", "\n        orders/\n  +       catalog-info.yaml", "OrdersApplication.java");
		assertThat(preview.files())
			.doesNotContainKey("apps/orders/src/main/java/dev/platform/orders/store/Visits.java");
		assertThat(this.workplace.git("rev-list", "--count", "main")).isEqualTo("1");
		assertThat(GitServer.git(this.workplace.checkout, "status", "--porcelain")).isEmpty();
	}

	@Test
	void letsAContainerListenWhereSpringBootHasItsHealth() {
		this.workplace.create("docs", "image",
				Map.of("image", "registry.example.com/docs:1", "port", "9080", "path", "/.docs"));
		assertThat(this.workplace.render("dev/docs")).contains("containerPort: 9080", "path: /.docs");
	}

	@Test
	void writesTheSourcesIntoTheCheckoutWhereTheRepositoryHoldsManifestsOnly() throws IOException {
		Path manifests = this.workplace.server.create("manifests");
		CreatedService created = this.workplace.creation("manifests", Optional.empty())
			.run(ServiceWorkplace.wanted("orders", "image", Map.of("image", "registry.example.com/docs:1")), false,
					Permission.none());
		assertThat(created.text()).contains("the checkout has the files, to be committed");
		assertThat(GitServer.git(manifests, "diff", "--name-only", "main^", "main")).doesNotContain("pom.xml")
			.contains("gitops/base/orders/deployment.yaml");
		assertThat(GitServer.git(this.workplace.checkout, "status", "--porcelain")).contains("?? gitops/base/orders/",
				"M gitops/overlays/dev/kustomization.yaml");
	}

	private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
		Map<String, String> all = new HashMap<>(some);
		all.putAll(more);
		return all;
	}

}
