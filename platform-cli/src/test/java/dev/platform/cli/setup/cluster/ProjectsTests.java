package dev.platform.cli.setup.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.kustomize.KustomizeCommand;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.EditedSnapshot;
import dev.platform.engine.repository.FolderSnapshot;
import dev.platform.engine.repository.Snapshot;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each of Argo CD's projects may bring, and from where.
 */
class ProjectsTests {

	private static final String REPOSITORY = "https://git.example.com/platform.git";

	private static final List<String> RIGHTS = List.of("ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding",
			"ServiceAccount", "Secret", "CustomResourceDefinition", "MutatingWebhookConfiguration",
			"ValidatingWebhookConfiguration", "*");

	private final List<Map<String, Object>> objects = objects();

	@Test
	void noProjectThatReadsTheRepositoryBringsARightOrASecret() {
		assertThat(projects()).filteredOn((project) -> sources(project).contains(REPOSITORY))
			.hasSizeGreaterThan(4)
			.allSatisfy((project) -> {
				assertThat(kinds(project, "clusterResourceWhitelist")).doesNotContainAnyElementsOf(RIGHTS);
				// Without a list of its own, a project lets everything in a namespace
				// pass.
				assertThat(spec(project)).containsAnyOf(Map.entry("namespaceResourceBlacklist", List.of(all())),
						Map.entry("namespaceResourceWhitelist",
								spec(project).getOrDefault("namespaceResourceWhitelist", "none")));
				assertThat(kinds(project, "namespaceResourceWhitelist")).doesNotContainAnyElementsOf(RIGHTS);
			});
	}

	@Test
	void whatBringsRightsReadsChartsAlone() {
		assertThat(projects())
			.filteredOn((project) -> kinds(project, "clusterResourceWhitelist").contains("ClusterRole"))
			.singleElement()
			.satisfies((project) -> {
				assertThat(sources(project)).containsExactlyInAnyOrder("https://kubernetes.github.io/ingress-nginx",
						"https://charts.jetstack.io");
				assertThat(maps(project, "clusterResourceWhitelist")).filteredOn((kind) -> !kind.containsKey("name"))
					.isEmpty();
			});
	}

	@Test
	void policiesAreOfTwoKindsAndNothingElse() {
		Map<String, Object> policies = project("policies");
		assertThat(kinds(policies, "clusterResourceWhitelist")).containsExactlyInAnyOrder("ValidatingAdmissionPolicy",
				"ValidatingAdmissionPolicyBinding");
		assertThat(maps(policies, "namespaceResourceBlacklist")).containsExactly(all());
		assertThat(namespaces(policies)).doesNotContain("cert-manager", "argocd", "default", "kube-system");
	}

	@Test
	void issuersAreNamedAndSignInTheirOwnNamespace() {
		Map<String, Object> issuers = project("issuers");
		assertThat(kinds(issuers, "clusterResourceWhitelist")).containsExactly("ClusterIssuer");
		assertThat(kinds(issuers, "namespaceResourceWhitelist")).containsExactly("Certificate");
		assertThat(namespaces(issuers)).containsExactly("cert-manager");
	}

	@Test
	void servicesCannotChangeTheFenceAroundThem() {
		for (String environment : List.of("dev", "prod")) {
			Map<String, Object> services = project(environment);
			assertThat(kinds(services, "clusterResourceWhitelist")).isEmpty();
			assertThat(kinds(services, "namespaceResourceWhitelist")).contains("Deployment")
				.doesNotContain("Namespace", "ResourceQuota", "LimitRange", "Certificate");
			Map<String, Object> fence = project(environment + ".fence");
			assertThat(maps(fence, "clusterResourceWhitelist"))
				.containsExactly(Map.of("group", "", "kind", "Namespace", "name", environment));
			assertThat(kinds(fence, "namespaceResourceWhitelist")).doesNotContain("Deployment", "Pod", "Ingress");
			assertThat(List.of(services, fence)).allSatisfy((project) -> {
				assertThat(namespaces(project)).containsExactly(environment);
				assertThat(sources(project)).containsExactly(REPOSITORY);
			});
		}
	}

	@Test
	void theFenceIsOneFolderAndServicesAreTheOthers() {
		assertThat(of("ApplicationSet")).hasSize(2).allSatisfy((set) -> {
			String name = name(set);
			List<Map<String, Object>> generators = maps(set, "generators").stream()
				.map((generator) -> map(generator.get("git")))
				.toList();
			String folder = "gitops/overlays/%s/environment".formatted(name);
			assertThat(generators).hasSize(2);
			assertThat(generators.getFirst().get("directories")).isEqualTo(List
				.of(Map.of("path", "gitops/overlays/%s/*".formatted(name)), Map.of("path", folder, "exclude", true)));
			assertThat(generators.getLast().get("directories")).isEqualTo(List.of(Map.of("path", folder)));
			assertThat(generators).extracting((git) -> map(map(git.get("template")).get("spec")).get("project"))
				.containsExactly("", name + ".fence");
			assertThat(map(map(spec(set).get("template")).get("spec"))).containsEntry("project", name);
		});
	}

	@Test
	void everyApplicationIsInTheProjectOfItsKind() {
		assertThat(of("Application")).allSatisfy((application) -> {
			String project = String.valueOf(spec(application).get("project"));
			boolean chart = map(spec(application).get("source")).containsKey("chart");
			assertThat(project).isEqualTo(chart ? "add-ons" : name(application).replace("letsencrypt", "issuers"));
		});
	}

	private static List<Map<String, Object>> objects() {
		Snapshot checkout = new FolderSnapshot(Path.of("..").toAbsolutePath().normalize());
		String file = "bootstrap/applications/kustomization.yaml";
		String text = checkout.read(file).orElseThrow().replace("- platform\n", "- platform\n- letsencrypt\n")
				+ "components: [add-ons]\n";
		String manifests = new Kustomize(new KustomizeCommand(System.getenv())::words)
			.build(new EditedSnapshot(checkout, Changes.none().with(file, text)), "bootstrap/applications");
		return StreamSupport
			.stream(new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(manifests).spliterator(), false)
			.map(ProjectsTests::map)
			.toList();
	}

	private List<Map<String, Object>> of(String kind) {
		return this.objects.stream().filter((object) -> kind.equals(object.get("kind"))).toList();
	}

	private List<Map<String, Object>> projects() {
		return of("AppProject");
	}

	private Map<String, Object> project(String name) {
		return projects().stream().filter((project) -> name(project).equals(name)).findFirst().orElseThrow();
	}

	private static Map<String, Object> all() {
		return Map.of("group", "*", "kind", "*");
	}

	private static String name(Map<String, Object> object) {
		return String.valueOf(map(object.get("metadata")).get("name"));
	}

	private static Map<String, Object> spec(Map<String, Object> object) {
		return map(object.get("spec"));
	}

	private static List<String> kinds(Map<String, Object> project, String list) {
		return maps(project, list).stream().map((kind) -> String.valueOf(kind.get("kind"))).toList();
	}

	private static List<String> namespaces(Map<String, Object> project) {
		return maps(project, "destinations").stream().map((place) -> String.valueOf(place.get("namespace"))).toList();
	}

	@SuppressWarnings("unchecked")
	private static List<String> sources(Map<String, Object> project) {
		return (List<String>) spec(project).getOrDefault("sourceRepos", List.of());
	}

	private static List<Map<String, Object>> maps(Map<String, Object> object, String list) {
		return Stream.of(spec(object).getOrDefault(list, List.of()))
			.flatMap((value) -> ((List<?>) value).stream())
			.map(ProjectsTests::map)
			.toList();
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Object value) {
		return (Map<String, Object>) value;
	}

}
