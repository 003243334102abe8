package dev.platform.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.gitops.EditedSnapshot;
import dev.platform.cli.gitops.EnvironmentName;
import dev.platform.cli.gitops.FolderSnapshot;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.Release;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.image.ImageBuild;
import dev.platform.cli.image.Registry;
import dev.platform.cli.kustomize.Kustomize;
import dev.platform.cli.kustomize.KustomizeCommand;
import dev.platform.cli.output.ExitCode;
import dev.platform.cli.output.Problem;
import dev.platform.cli.scaffold.Land;
import dev.platform.cli.scaffold.Templates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CreateServiceIntegrationTests {

	private static final List<String> WHOLE = List.of("gitops", "bootstrap/applications", "pom.xml", "CODEOWNERS");

	private static final Map<String, String> BOTH = Map.of("database", "postgres", "queue", "redis");

	private final Kustomize kustomize = new Kustomize(new KustomizeCommand(System.getenv())::words);

	@TempDir
	Path directory;

	private GitServer server;

	private Path bare;

	private Path checkout;

	@BeforeEach
	void serve() throws IOException {
		this.server = GitServer.start(this.directory);
		this.bare = this.server.create("platform", WHOLE);
		this.checkout = clone("checkout");
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void makesEverythingInOneCommitAndBringsItToTheCheckout() throws IOException {
		CreatedService created = create("orders", "spring-web", BOTH, false);
		assertThat(GitServer.git(this.bare, "rev-list", "--count", "main")).isEqualTo("2");
		assertThat(GitServer.git(this.bare, "log", "-1", "--format=%B")).startsWith("Create the service orders")
			.contains("Platform-Action: create", "Platform-Service: orders");
		assertThat(GitServer.git(this.bare, "diff", "--numstat", "--diff-filter=M", "main^", "main")).isEqualTo("""
				1	0	CODEOWNERS
				1	0	gitops/overlays/dev/kustomization.yaml
				1	0	gitops/overlays/prod/kustomization.yaml
				1	0	pom.xml""");
		assertThat(GitServer.git(this.bare, "diff", "-U1", "main^", "main", "--", "pom.xml", "CODEOWNERS")).contains(
				" \t\t<module>apps/benchmarks</module>\n+\t\t<module>apps/orders</module>",
				"+apps/orders/            @example/developers");
		assertThat(created.text()).contains("the checkout has it, too", "platform deploy --service orders --build",
				"platform promote --env prod --service orders");
		assertThat(GitServer.git(this.checkout, "status", "--porcelain")).isEmpty();
		assertThat(this.checkout.resolve("apps/orders/pom.xml")).exists();
	}

	@Test
	void opensNothingButTheWaysThatWereAskedFor() {
		create("orders", "spring-web", BOTH, false);
		create("hello", "spring-web", Map.of(), false);
		assertThat(render("dev/orders")).contains("name: postgres-from-orders", "name: redis-from-orders",
				"path: /orders", "host: dev.localhost", "kind: PodDisruptionBudget", "readOnlyRootFilesystem: true");
		assertThat(render("dev/hello")).doesNotContain("egress", "postgres", "redis")
			.contains("kubernetes.io/metadata.name: ingress");
	}

	@ParameterizedTest
	@CsvSource({ "spring-web, kind: Ingress", "spring-worker, containerPort: 9080", "image, periodSeconds: 10" })
	void buildsInEveryEnvironmentWithAndWithoutBackends(String template, String proof) {
		Map<String, String> image = template.equals("image") ? Map.of("image", "registry.example.com/docs:1.4.2")
				: Map.of();
		create("plain", template, image, false);
		create("full", template, with(image, BOTH), false);
		for (String environment : List.of("dev", "prod")) {
			assertThat(render(environment)).contains("name: plain", "name: full", proof);
		}
	}

	@Test
	void startsNothingBeforeItsFirstRelease() {
		create("orders", "spring-web", Map.of(), false);
		assertThat(render("dev/orders")).contains("replicas: 0", "image: registry.example.com/orders:unreleased");
		create("docs", "image", Map.of("image", "registry.example.com/docs:1.4.2"), false);
		assertThat(render("dev/docs")).doesNotContain("replicas:").contains("image: registry.example.com/docs:1.4.2");
		assertThat(render("prod/docs")).contains("replicas: 0", "image: registry.example.com/docs:unreleased");
	}

	@Test
	void startsWithItsFirstReleaseAndStopsWhenThatIsTakenBack() {
		create("orders", "spring-web", Map.of(), false);
		FolderSnapshot at = new FolderSnapshot(this.checkout);
		Overlay prod = new GitopsRepository(at).overlay(new EnvironmentName("prod"), new ServiceName("orders"));
		Release none = prod.release();
		Release first = new Release(ImageReference.of("registry.example.com/orders:1.0.0"), none.settingsText());
		EditedSnapshot released = new EditedSnapshot(at, prod.changesTo(first));
		assertThat(this.kustomize.build(released, prod.folder())).contains("replicas: 2",
				"image: registry.example.com/orders:1.0.0");
		Overlay again = new Overlay(released, prod.environment(), prod.service());
		assertThat(again.changesTo(none).text(prod.folder() + "/kustomization.yaml"))
			.isEqualTo(at.read(prod.folder() + "/kustomization.yaml"));
	}

	@Test
	void describesTheServiceAndWhatItCameFrom() throws IOException {
		create("orders", "spring-web", Map.of("path", "/shop/orders", "database", "postgres"), false);
		assertThat(this.checkout.resolve("gitops/base/orders/catalog-info.yaml")).content()
			.contains("argocd/app-selector: platform.dev/service=orders",
					"backstage.io/kubernetes-label-selector: app.kubernetes.io/name=orders", "owner: developers");
		assertThat(this.checkout.resolve("gitops/base/orders/template.yaml")).content().matches("""
				(?s)# .*
				template: "spring-web"
				version: "1"
				(commit: "[0-9a-f]{40}"
				)?tree: "[0-9a-f]{40}"
				options:
				  path: "/shop/orders"
				  port: "8080"
				  database: "postgres"
				  queue: ""
				""");
	}

	@Test
	void showsTheTreeWithoutACommit() throws IOException {
		CreatedService preview = create("orders", "spring-web", Map.of(), true);
		assertThat(preview.text()).startsWith("Would create orders from the template spring-web 1: nothing is changed")
			.contains("\n  ~ pom.xml", "\n        orders/\n  +       catalog-info.yaml", "OrdersApplication.java");
		assertThat(preview.files())
			.doesNotContainKey("apps/orders/src/main/java/dev/platform/orders/store/Visits.java");
		assertThat(GitServer.git(this.bare, "rev-list", "--count", "main")).isEqualTo("1");
		assertThat(GitServer.git(this.checkout, "status", "--porcelain")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					vote   | spring-web | ''               | REFUSED     | the name vote is taken: there is a folder gitops/base/vote
					orders | spring-web | path=/vote       | REFUSED     | the path /vote is taken by vote
					orders | spring-web | path=orders      | WRONG_USAGE | "orders" is not a path
					orders | spring-web | port=80          | WRONG_USAGE | "80" is not a port that a service can have
					orders | spring-web | database=oracle  | WRONG_USAGE | there is no database "oracle" in the environments
					orders | spring-web | image=a/b:1      | WRONG_USAGE | the template spring-web takes no --image
					orders | image      | ''               | WRONG_USAGE | the template image needs --image
					orders | spring-wob | ''               | WRONG_USAGE | there is no template spring-wob
					class  | spring-web | ''               | WRONG_USAGE | "class" cannot be the name of a new service
					orders | spring-web | path=/vote/admin | REFUSED     | the path /vote/admin is taken by vote, which has /vote
					orders | spring-web | path=/a/../b     | WRONG_USAGE | "/a/../b" is not a path
					orders | spring-web | path=/..         | WRONG_USAGE | "/.." is not a path
					orders | spring-web | port=9080        | WRONG_USAGE | port 9080 is where the service's health is
					no     | spring-web | ''               | WRONG_USAGE | "no" cannot be the name of a new service
					y      | image      | image=a/b:1      | WRONG_USAGE | "y" cannot be the name of a new service
					pg-x   | spring-web | ''               | WRONG_USAGE | "pg-x" cannot be the name of a new service
					2fast  | spring-web | ''               | WRONG_USAGE | "2fast" cannot be the name of a new service
					""")
	void refusesWithTheReasonAndChangesNothing(String name, String template, String option, ExitCode code,
			String message) throws IOException {
		Map<String, String> options = option.isEmpty() ? Map.of() : Map.of(option.split("=")[0], option.split("=")[1]);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> create(name, template, options, false))
			.withMessage(message)
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(code));
		assertThat(GitServer.git(this.bare, "rev-list", "--count", "main")).isEqualTo("1");
	}

	@Test
	void letsAContainerListenWhereSpringBootHasItsHealth() {
		create("docs", "image", Map.of("image", "registry.example.com/docs:1", "port", "9080", "path", "/.docs"),
				false);
		assertThat(render("dev/docs")).contains("containerPort: 9080", "path: /.docs");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					quay.io/somebody/docs:1 | no registry to take images from: quay.io/somebody/docs:1; no cluster would take it (image-registry)
					registry.example.com/docs:latest | an image without a version: registry.example.com/docs:latest; no cluster would take it (image-tag)
					""")
	void refusesWhatAClusterWouldRefuse(String image, String reason) throws IOException {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> create("docs", "image", Map.of("image", image), false))
			.withMessageEndingWith(reason)
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
		assertThat(GitServer.git(this.bare, "rev-list", "--count", "main")).isEqualTo("1");
	}

	@Test
	void refusesTheSecondTime() {
		create("orders", "spring-web", Map.of(), false);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> create("orders", "spring-web", Map.of(), false))
			.withMessage("the name orders is taken: there is a folder gitops/base/orders");
	}

	@Test
	void leavesACheckoutAloneThatHasItsOwnWork() throws IOException {
		Files.writeString(this.checkout.resolve("pom.xml"), "<!-- mine -->");
		CreatedService created = create("orders", "spring-web", Map.of(), false);
		assertThat(created.text()).contains("the checkout does not have it yet: git pull");
		assertThat(this.checkout.resolve("pom.xml")).content().isEqualTo("<!-- mine -->");
	}

	@Test
	void writesTheSourcesIntoTheCheckoutWhereTheRepositoryHoldsManifestsOnly() throws IOException {
		Path manifests = this.server.create("manifests");
		CreatedService created = service("manifests", Optional.empty())
			.run(wanted("orders", "image", Map.of("image", "registry.example.com/docs:1")), false);
		assertThat(created.text()).contains("the checkout has the files, to be committed");
		assertThat(GitServer.git(manifests, "diff", "--name-only", "main^", "main")).doesNotContain("pom.xml")
			.contains("gitops/base/orders/deployment.yaml");
		assertThat(GitServer.git(this.checkout, "status", "--porcelain")).contains("?? gitops/base/orders/",
				"M gitops/overlays/dev/kustomization.yaml");
	}

	@Test
	void undoesEverythingWhenThePushIsRefused() throws IOException {
		Path manifests = this.server.create("manifests");
		GitServer.hook(manifests, "pre-receive", "echo not today; exit 1");
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> service("manifests", Optional.empty())
				.run(wanted("orders", "image", Map.of("image", "registry.example.com/docs:1")), false))
			.withMessageContaining("refused the push");
		assertThat(GitServer.git(this.checkout, "status", "--porcelain")).isEmpty();
		assertThat(GitServer.git(manifests, "rev-list", "--count", "main")).isEqualTo("1");
	}

	private CreatedService create(String name, String template, Map<String, String> options, boolean dryRun) {
		return service("platform", Optional.of(new Registry(null, null))).run(wanted(name, template, options), dryRun);
	}

	private static NewService wanted(String name, String template, Map<String, String> options) {
		return new NewService(new ServiceName(name), template, options, "");
	}

	private CreateService service(String repository, Optional<Registry> registry) {
		GitRemote remote = new GitRemote(() -> this.server.location(repository), this.directory.resolve("cache"));
		return new CreateService(
				new Templates(Path.of("templates").toAbsolutePath(), this.directory, this.directory.resolve("cache")),
				new Land(remote, this.kustomize, this.checkout), new ImageBuild(this.checkout, () -> registry),
				(_, _) -> Optional.empty(), (_) -> {
				});
	}

	private Path clone(String name) throws IOException {
		Path clone = this.directory.resolve(name);
		GitServer.git(this.directory, "clone", "--quiet", this.server.location("platform").url(), clone.toString());
		return clone;
	}

	private String render(String overlay) {
		return this.kustomize.build(new FolderSnapshot(this.checkout), "gitops/overlays/" + overlay);
	}

	private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
		Map<String, String> all = new java.util.HashMap<>(some);
		all.putAll(more);
		return all;
	}

}
