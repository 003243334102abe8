package dev.platform.cli.policy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.kustomize.KustomizeCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What is found here is what an API server says: the same policies, the same objects.
 */
@EnabledIfSystemProperty(named = "cluster.programs", matches = ".+",
		disabledReason = "NOT RUN: it needs kube-apiserver and etcd, ./mvnw verify -Pcluster")
class AdmissionIntegrationTests {

	private static final String ARGO_CD = "system:serviceaccount:argocd:argocd-application-controller";

	private static final Pattern POLICY = Pattern
		.compile("ValidatingAdmissionPolicy '(?<policy>[^']+)' with binding '[^']+'");

	private static final Kustomize KUSTOMIZE = new Kustomize(new KustomizeCommand(System.getenv())::words);

	@TempDir
	static Path directory;

	private static ApiServer server;

	@BeforeAll
	static void start() throws Exception {
		Path programs = Path.of(System.getProperty("cluster.programs"));
		assumeTrue(
				Files.isExecutable(programs.resolve("kube-apiserver")) && Files.isExecutable(programs.resolve("etcd")),
				"NOT RUN: there is no kube-apiserver and etcd in " + programs
						+ ": sudo bootstrap/cluster/native/cluster build node");
		server = ApiServer.start(programs, directory);
		for (String environment : List.of("dev", "prod")) {
			create(rendered("gitops/overlays/" + environment + "/environment", environment).stream()
				.filter((resource) -> resource.kind().equals("Namespace"))
				.toList());
		}
		create(rendered("gitops/policies", "dev"));
		awaitPolicies();
	}

	@AfterAll
	static void stop() throws InterruptedException {
		if (server != null) {
			server.close();
		}
	}

	static Stream<Fixture> fixtures() {
		return Fixture.ofPolicies().stream();
	}

	@ParameterizedTest
	@MethodSource("fixtures")
	void saysWhatTheApiServerSays(Fixture fixture) throws Exception {
		Set<String> here = new TreeSet<>();
		List<String> messages = new ArrayList<>();
		for (Finding finding : fixture.findings()) {
			if (new AdmissionPolicies(Fixture.CHECKOUT).read()
				.stream()
				.anyMatch((policy) -> policy.name().equals(finding.rule()))) {
				here.add(finding.severity() + " " + finding.rule());
				messages.add(finding.message());
			}
		}
		HttpResponse<String> response = ask(fixture, ARGO_CD);
		assertThat(verdict(response)).isEqualTo(here);
		if (response.statusCode() != 201) {
			assertThat(messages).anySatisfy((message) -> assertThat(response.body()).contains(message));
		}
		// What Pod Security would refuse the Pods of is found before they are made.
		if (response.headers().allValues("Warning").stream().anyMatch((warning) -> warning.contains("PodSecurity"))) {
			assertThat(here).contains("error restricted");
		}
	}

	@Test
	void letsPeopleMakeSecretsInTheCluster() throws Exception {
		Fixture secret = fixture("secret/fail");
		assertThat(ask(secret, "somebody").statusCode()).isEqualTo(201);
		assertThat(ask(secret, ARGO_CD).statusCode()).isNotEqualTo(201);
	}

	@Test
	void letsControllersMakeWhatTheirOwnersAskFor() throws Exception {
		Fixture pod = fixture("image-registry/fail-in-a-pod-that-names-a-controller");
		assertThat(ask(pod, "system:serviceaccount:kube-system:replicaset-controller").statusCode()).isEqualTo(201);
		assertThat(ask(pod, ARGO_CD).statusCode()).isNotEqualTo(201);
	}

	@Test
	void takesWhatThisRepositoryDelivers() throws Exception {
		for (String environment : List.of("dev", "prod")) {
			for (String service : List.of("postgres", "redis", "vote", "worker", "result")) {
				for (Resource resource : rendered("gitops/overlays/%s/%s".formatted(environment, service),
						environment)) {
					assertThat(server.create(resource, environment, ARGO_CD, true).body()).as(resource.title())
						.doesNotContain("denied request");
				}
			}
		}
	}

	// What is asked for is what comes back, but for what a server adds: Argo CD would
	// call anything else out of sync.
	@Test
	void keepsThePoliciesAsTheyAreWritten() throws Exception {
		for (Resource policy : rendered("gitops/policies", "dev")) {
			String path = "/apis/admissionregistration.k8s.io/v1/%s/%s".formatted(policy.plural(), policy.name());
			String kept = server.send("GET", path, "", "admin").body();
			Resource live = RenderedResources.of(new RenderedOverlay(policy.environment(), "", kept)).getFirst();
			assertThat(live.maps("spec", "matchConstraints", "resourceRules")).as(policy.title())
				.isEqualTo(policy.maps("spec", "matchConstraints", "resourceRules"));
			assertThat(live.at("spec", "variables")).isEqualTo(policy.at("spec", "variables"));
			assertThat(live.at("spec", "validations")).isEqualTo(policy.at("spec", "validations"));
			assertThat(live.at("spec", "matchConditions")).isEqualTo(policy.at("spec", "matchConditions"));
		}
	}

	private static Fixture fixture(String name) {
		return fixtures().filter((fixture) -> fixture.toString().equals(name)).findFirst().orElseThrow();
	}

	private static HttpResponse<String> ask(Fixture fixture, String user) throws IOException, InterruptedException {
		List<Resource> resources = RenderedResources
			.of(new RenderedOverlay(new EnvironmentName(fixture.environment()), "", fixture.manifests()));
		assertThat(resources).hasSize(1);
		return server.create(resources.getFirst(), fixture.environment(), user, true);
	}

	private static Set<String> verdict(HttpResponse<String> response) {
		Set<String> verdict = new TreeSet<>();
		if (response.statusCode() != 201) {
			verdict.add("error " + policies(response.body()));
		}
		for (String warning : response.headers().allValues("Warning")) {
			if (POLICY.matcher(warning).find()) {
				verdict.add("warning " + policies(warning));
			}
		}
		return verdict;
	}

	private static String policies(String text) {
		Matcher matcher = POLICY.matcher(text);
		return matcher.find() ? matcher.group("policy") : text;
	}

	private static List<Resource> rendered(String folder, String environment) {
		return RenderedResources.of(new RenderedOverlay(new EnvironmentName(environment), folder,
				KUSTOMIZE.build(Fixture.CHECKOUT, folder)));
	}

	private static void create(List<Resource> resources) throws IOException, InterruptedException {
		assertThat(resources).isNotEmpty();
		for (Resource resource : resources) {
			HttpResponse<String> response = server.create(resource, "", "admin", false);
			assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
		}
	}

	// A new policy is enforced a little later: the last of them is, once each has refused
	// or warned.
	private static void awaitPolicies() throws IOException, InterruptedException {
		Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
		for (Fixture fixture : Fixture.ofPolicies()) {
			while (!fixture.expected().isEmpty() && verdict(ask(fixture, ARGO_CD)).isEmpty()
					&& Instant.now().isBefore(deadline)) {
				Thread.sleep(200);
			}
		}
	}

}
