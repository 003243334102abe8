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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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
		for (CustomKind kind : CustomKind.values()) {
			kind.createIn(server);
		}
		for (String environment : List.of("dev", "prod")) {
			create(rendered("gitops/overlays/" + environment + "/environment", environment).stream()
				.filter((resource) -> resource.kind().equals("Namespace"))
				.toList());
		}
		for (String name : List.of("bare", "ingress")) {
			create(List.of(namespace(name)));
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
		assertThat(verdict(response)).as(response.body()).isEqualTo(here);
		if (!isTaken(response)) {
			String said = response.body().replace("\\\"", "\"");
			assertThat(messages).anySatisfy((message) -> assertThat(said).contains(message));
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

	@ParameterizedTest
	@ValueSource(strings = { "replicaset", "statefulset", "daemon-set", "job", "replication" })
	void letsControllersMakeWhatTheirOwnersAskFor(String controller) throws Exception {
		for (String pod : List.of("fail-in-a-pod-that-names-a-controller", "fail-in-a-pod")) {
			assertThat(ask(fixture("image-registry/" + pod),
					"system:serviceaccount:kube-system:%s-controller".formatted(controller))
				.statusCode()).isEqualTo(201);
		}
	}

	@Test
	void believesNoOwnerThatAnybodyElseNames() throws Exception {
		Fixture pod = fixture("image-registry/fail-in-a-pod-that-names-a-controller");
		for (String user : List.of(ARGO_CD, "somebody", "system:serviceaccount:prod:replicaset-controller",
				"system:serviceaccount:operators:some-controller")) {
			assertThat(ask(pod, user).body()).as(user).contains("'image-registry'");
		}
	}

	// Its label was checked with its owner, and so were its Secrets.
	@Test
	void letsControllersMakePodsThatReadWhatTheirOwnersMay() throws Exception {
		for (String pod : List.of("service-data/fail-in-a-pod", "volume/fail-in-a-pod")) {
			assertThat(ask(fixture(pod), "system:serviceaccount:kube-system:replicaset-controller").statusCode())
				.as(pod)
				.isEqualTo(201);
			for (String user : List.of(ARGO_CD, "somebody", "system:serviceaccount:prod:replicaset-controller")) {
				assertThat(ask(fixture(pod), user).body()).as(pod + " " + user).contains("denied request");
			}
		}
	}

	// Who is no developer is trusted with the label; what it reads is another question.
	@Test
	void believesTheLabelOfNothingThatComesFromGit() throws Exception {
		Fixture mine = fixture("service-name/fail-with-a-tracking-id-of-its-own");
		assertThat(ask(mine, ARGO_CD).body()).contains("'service-name'", "it belongs to mine",
				"its label app.kubernetes.io/name says: worker");
		assertThat(ask(mine, "somebody").statusCode()).isEqualTo(201);
		assertThat(ask(fixture("service-data/fail"), "somebody").body()).contains("'service-data'",
				"it belongs to orders, and reads a Secret of another: postgres");
	}

	@Test
	void bringsNothingOfAnApplicationThatIsOfNoServiceOfTheEnvironment() throws Exception {
		JsonMapper json = new JsonMapper();
		for (String id : List.of("", "dev-orders:/ConfigMap:prod/orders", "prod:/ConfigMap:prod/orders",
				"argocd_prod-orders:/ConfigMap:prod/orders", "prod-orders.vendor:/ConfigMap:prod/orders")) {
			ObjectNode settings = (ObjectNode) json
				.readTree(json.writeValueAsString(resource(fixture("service-name/pass-without-a-label")).content()));
			((ObjectNode) settings.at("/metadata/annotations")).put("argocd.argoproj.io/tracking-id", id);
			HttpResponse<String> response = server.send("POST", "/api/v1/namespaces/prod/configmaps?dryRun=All",
					settings.toString(), ARGO_CD);
			assertThat(response.body()).as(id).contains("'service-name'", "which is of no service of prod");
		}
	}

	@Test
	void letsNoSecretBeReadByWhatIsAddedToAPodThatRuns() throws Exception {
		Resource pod = resource(fixture("placement/fail-in-a-pod"));
		String running = new JsonMapper().writeValueAsString(pod.content())
			.replace("\"nodeName\":\"control-plane\",", "")
			.replace("\"metadata\":{", "\"metadata\":{\"labels\":{\"app.kubernetes.io/name\":\"orders\"},");
		HttpResponse<String> made = server.send("POST", "/api/v1/namespaces/prod/pods", running,
				"system:serviceaccount:kube-system:replicaset-controller");
		assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
		String path = "/api/v1/namespaces/prod/pods/orders";
		String image = "registry.example.com/shell:1@sha256:" + "0".repeat(64);
		assertThat(debug(path, made.body(), image, "postgres-worker")).contains("'service-data'",
				"reads a Secret of another: postgres-worker");
		assertThat(debug(path, made.body(), image, "postgres-orders")).doesNotContain("denied request");
		assertThat(server.send("DELETE", path + "?gracePeriodSeconds=0", "", "somebody").statusCode()).isEqualTo(200);
	}

	@Test
	void letsCertificatesBeAskedForAsTheirManagerDoes() throws Exception {
		String manager = "system:serviceaccount:cert-manager:cert-manager";
		assertThat(ask(fixture("image-registry/fail-in-a-pod"), manager).statusCode()).isEqualTo(201);
		assertThat(ask(fixture("service/fail-with-a-port-of-the-node"), manager).statusCode()).isEqualTo(201);
		assertThat(ask(fixture("controllers-only/fail-with-a-request-for-a-certificate"), manager).statusCode())
			.isEqualTo(201);
		assertThat(ask(fixture("image-registry/fail"), manager).statusCode()).isNotEqualTo(201);
		assertThat(ask(fixture("host/fail-in-a-certificate"), manager).statusCode()).isNotEqualTo(201);
	}

	@Test
	void looksAtWhatIsAddedToAPodThatRuns() throws Exception {
		Resource pod = resource(fixture("image-registry/fail-in-a-pod"));
		HttpResponse<String> made = server.create(pod, "prod",
				"system:serviceaccount:kube-system:replicaset-controller", false);
		assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
		JsonMapper json = new JsonMapper();
		String path = "/api/v1/namespaces/prod/pods/" + pod.name();
		ObjectNode labelled = (ObjectNode) json.readTree(made.body());
		((ObjectNode) labelled.get("metadata")).putObject("labels").put("seen", "yes");
		assertThat(server.send("PUT", path + "?dryRun=All", labelled.toString(), "somebody").statusCode())
			.as("a label alone")
			.isEqualTo(200);
		ObjectNode other = (ObjectNode) json.readTree(made.body().replace("somebody/orders", "somebody/else"));
		assertThat(server.send("PUT", path + "?dryRun=All", other.toString(), "somebody").body())
			.contains("'image-registry'");
		assertThat(debug(path, made.body(), "quay.io/somebody/shell:1@sha256:" + "0".repeat(64)))
			.contains("'image-registry'");
		assertThat(debug(path, made.body(), "registry.example.com/shell:latest@sha256:" + "0".repeat(64)))
			.contains("'image-tag'");
		assertThat(debug(path, made.body(), "docker.io/library/shell:1")).contains("'image-digest'");
		assertThat(debug(path, made.body(), "registry.example.com/shell:1@sha256:" + "0".repeat(64)))
			.doesNotContain("denied request");
		assertThat(server.send("DELETE", path + "?gracePeriodSeconds=0", "", "somebody").statusCode()).isEqualTo(200);
	}

	private static String debug(String path, String pod, String image) throws IOException, InterruptedException {
		return debug(path, pod, image, "");
	}

	private static String debug(String path, String pod, String image, String secret)
			throws IOException, InterruptedException {
		ObjectNode debugged = (ObjectNode) new JsonMapper().readTree(pod);
		ObjectNode container = ((ObjectNode) debugged.get("spec")).putArray("ephemeralContainers").addObject();
		container.put("name", "debug").put("image", image);
		if (!secret.isEmpty()) {
			container.putArray("envFrom").addObject().putObject("secretRef").put("name", secret);
		}
		ObjectNode context = container.putObject("securityContext");
		context.put("allowPrivilegeEscalation", false).put("readOnlyRootFilesystem", true);
		context.putObject("capabilities").putArray("drop").add("ALL");
		return server.send("PUT", path + "/ephemeralcontainers?dryRun=All", debugged.toString(), "somebody").body();
	}

	@Test
	void letsNobodyButArgoCdAndTheClustersAdministratorsChangeTheFence() throws Exception {
		Resource prod = rendered("gitops/overlays/prod/environment", "prod").stream()
			.filter((resource) -> resource.kind().equals("Namespace"))
			.findFirst()
			.orElseThrow();
		for (String fixture : List.of("fail-without-pod-security", "fail-with-another-level", "fail-without-hosts")) {
			Resource changed = resource(fixture("environment-fence/" + fixture));
			for (String user : List.of("somebody", ARGO_CD)) {
				assertThat(server.change(changed, user, "system:masters").body()).as(fixture)
					.contains("'environment-fence'");
			}
		}
		Resource moved = resource(fixture("environment-fence/pass-with-several-hosts"));
		assertThat(server.change(moved, "somebody", "developers").body()).contains("somebody may not change the fence",
				"platform.dev/hosts", "exception.platform.dev/image-digest");
		assertThat(server.change(moved, "somebody", "system:masters").statusCode()).isEqualTo(200);
		assertThat(server.change(moved, ARGO_CD, "system:serviceaccounts").statusCode()).isEqualTo(200);
		assertThat(server.change(prod, "somebody", "developers").statusCode()).as("nothing of it").isEqualTo(200);
		assertThat(server.change(namespace("prod"), "somebody", "developers").body()).contains("'environment-fence'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/status", "/finalize" })
	void letsNoLabelBeTakenAwayByAnotherDoor(String door) throws Exception {
		String path = "/api/v1/namespaces/prod";
		JsonMapper json = new JsonMapper();
		ObjectNode namespace = (ObjectNode) json.readTree(server.send("GET", path, "", "admin").body());
		assertThat(server.send("PUT", path + door + "?dryRun=All", namespace.toString(), "somebody").statusCode())
			.isEqualTo(200);
		((ObjectNode) namespace.at("/metadata/labels")).remove("pod-security.kubernetes.io/enforce");
		assertThat(server.send("PUT", path + door + "?dryRun=All", namespace.toString(), "somebody").body())
			.contains("'environment-fence'");
	}

	@Test
	void letsNoHostBeAddedWithTheStateOfAnIngress() throws Exception {
		HttpResponse<String> made = server.create(resource(fixture("host/pass")), "prod", ARGO_CD, false);
		assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
		String path = "/apis/networking.k8s.io/v1/namespaces/prod/ingresses/orders";
		ObjectNode ingress = (ObjectNode) new JsonMapper().readTree(made.body());
		assertThat(server.send("PUT", path + "/status?dryRun=All", ingress.toString(), "somebody").statusCode())
			.isEqualTo(200);
		((ObjectNode) ingress.at("/metadata/annotations")).put("nginx.ingress.kubernetes.io/server-alias",
				"dev.localhost");
		assertThat(server.send("PUT", path + "/status?dryRun=All", ingress.toString(), "somebody").body())
			.contains("'host'");
		assertThat(server.send("DELETE", path, "", "somebody").statusCode()).isEqualTo(200);
	}

	@Test
	void bringsNothingWhereThereIsNoFence() throws Exception {
		Resource settings = resource(fixture("secret/pass"));
		assertThat(server.create(in(settings, "bare"), "bare", ARGO_CD, true).body()).contains("'environment-unfenced'",
				"the namespace bare has not the labels");
		assertThat(server.create(in(settings, "bare"), "bare", "somebody", true).statusCode()).isEqualTo(201);
		assertThat(server.create(in(settings, "ingress"), "ingress", ARGO_CD, true).statusCode()).isEqualTo(201);
		assertThat(server.change(namespace("bare"), ARGO_CD, "system:serviceaccounts").body())
			.contains("'environment-fence'");
		assertThat(server.change(namespace("bare"), "somebody", "developers").statusCode()).isEqualTo(200);
		assertThat(server.change(namespace("ingress"), ARGO_CD, "system:serviceaccounts").statusCode()).isEqualTo(200);
	}

	private static Resource namespace(String name) {
		return RenderedResources
			.of(new RenderedOverlay(new EnvironmentName(name), "",
					"{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(name)))
			.getFirst();
	}

	private static Resource in(Resource resource, String namespace) {
		return RenderedResources
			.of(new RenderedOverlay(new EnvironmentName(namespace), "",
					new JsonMapper().writeValueAsString(resource.content())
						.replace("\"namespace\":\"prod\"", "\"namespace\":\"%s\"".formatted(namespace))))
			.getFirst();
	}

	@Test
	void takesWhatThisRepositoryDelivers() throws Exception {
		for (String environment : List.of("dev", "prod")) {
			for (String service : List.of("environment", "postgres", "redis", "vote", "worker", "result")) {
				for (Resource resource : rendered("gitops/overlays/%s/%s".formatted(environment, service),
						environment)) {
					if (resource.kind().equals("Namespace")) {
						continue;
					}
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
		return fixture.isNamespace() ? server.change(resource(fixture), user, "system:authenticated")
				: server.create(resource(fixture), fixture.environment(), user, true);
	}

	private static Resource resource(Fixture fixture) {
		List<Resource> resources = RenderedResources
			.of(new RenderedOverlay(new EnvironmentName(fixture.environment()), fixture.folder(), fixture.manifests()));
		assertThat(resources).hasSize(1);
		return resources.getFirst().brought();
	}

	private static boolean isTaken(HttpResponse<String> response) {
		return response.statusCode() == 200 || response.statusCode() == 201;
	}

	private static Set<String> verdict(HttpResponse<String> response) {
		Set<String> verdict = new TreeSet<>();
		if (!isTaken(response)) {
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
		return RenderedResources
			.of(new RenderedOverlay(new EnvironmentName(environment), folder,
					KUSTOMIZE.build(Fixture.REPOSITORY, folder)))
			.stream()
			.map(Resource::brought)
			.toList();
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
