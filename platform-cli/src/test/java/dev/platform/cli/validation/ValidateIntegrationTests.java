package dev.platform.cli.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.platform.cli.git.Canary;
import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.policy.Finding;
import dev.platform.cli.schema.FetchedSchemas;
import dev.platform.cli.schema.Schemas;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.kustomize.KustomizeCommand;
import dev.platform.engine.repository.FolderSnapshot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * This repository's own manifests, and what a person may do to them.
 */
class ValidateIntegrationTests {

	private static final Selection ALL = new Selection(null, null);

	private static Schemas schemas;

	@TempDir
	Path checkout;

	private final Kustomize kustomize = new Kustomize(new KustomizeCommand(System.getenv())::words);

	@BeforeAll
	static void fetch() throws Exception {
		schemas = FetchedSchemas.get();
	}

	@BeforeEach
	void copy() throws IOException {
		Path gitops = Path.of("../gitops");
		try (var files = Files.walk(gitops)) {
			for (Path file : files.toList()) {
				Files.copy(file, this.checkout.resolve("gitops").resolve(gitops.relativize(file).toString()));
			}
		}
	}

	@Test
	void findsNoErrorInThisRepository() {
		ValidationReport report = validate(ALL);
		assertThat(report.findings()).filteredOn(Finding::isError).isEmpty();
		assertThat(report.overlays()).isEqualTo(12);
		assertThat(report.text()).endsWith("12 overlays: 0 errors, 3 warnings");
	}

	@Test
	void looksAtPreviewsToo() throws IOException {
		Path dev = this.checkout.resolve("gitops/overlays/dev");
		try (var files = Files.walk(dev)) {
			for (Path file : files.toList()) {
				Path copy = dev.resolveSibling("vote-2").resolve(dev.relativize(file).toString());
				if (Files.isDirectory(file)) {
					Files.createDirectories(copy);
				}
				else {
					Files.writeString(copy,
							Files.readString(file).replaceAll("(?<=(namespace|name|value): |hosts: )dev\\b", "vote-2"));
				}
			}
		}
		// Images come there as they are built, and no digest is asked of them.
		replace("gitops/overlays/vote-2/vote/kustomization.yaml", "newTag: \"1.0.0\"", "newTag: latest");
		ValidationReport report = validate(new Selection(new EnvironmentName("vote-2"), null));
		assertThat(report.overlays()).isEqualTo(6);
		assertThat(report.findings()).extracting(Finding::rule).containsExactly("image-tag");
		assertThat(validate(ALL).overlays()).isEqualTo(18);
	}

	@Test
	void namesTheLineOfTheTagThatAnOverlaySets() throws IOException {
		replace("gitops/overlays/prod/vote/kustomization.yaml", "newTag: \"1.0.0\"", "newTag: latest");
		assertThat(errors(ALL)).containsExactly(
				"gitops/overlays/prod/vote/kustomization.yaml:11 image-tag prod Deployment/vote: an image without a version: registry.example.com/vote:latest");
	}

	@Test
	void namesTheLineOfTheContainerWhoseImageAnOverlayDoesNotSet() throws IOException {
		replace("gitops/base/vote/deployment.yaml", "        image: vote\n",
				"        image: vote\n      - name: proxy\n        image: quay.io/somebody/proxy:1\n");
		assertThat(errors(new Selection(new EnvironmentName("dev"), ServiceNames.of("vote"))))
			.filteredOn((error) -> error.contains("image-registry"))
			.containsExactly("gitops/base/vote/deployment.yaml:17 image-registry dev Deployment/vote: "
					+ "no registry to take images from: quay.io/somebody/proxy:1");
	}

	@Test
	void namesTheLineOfTheBaseForWhatIsUnknown() throws IOException {
		replace("gitops/base/vote/service.yaml", "targetPort", "targetPrt");
		assertThat(errors(new Selection(new EnvironmentName("dev"), null))).singleElement()
			.asString()
			.startsWith("gitops/base/vote/service.yaml:11 schema dev Service/vote: ")
			.contains("targetPrt");
	}

	@Test
	void looksAtTheOtherOverlaysWhenOneDoesNotBuild() throws IOException {
		replace("gitops/overlays/dev/vote/kustomization.yaml", "../../../base/vote", "../../../base/vot");
		replace("gitops/base/worker/kustomization.yaml", "- poddisruptionbudget.yaml\n", "");
		assertThat(errors(ALL)).hasSize(3)
			.contains(
					"gitops/overlays/dev/vote/kustomization.yaml:5 build dev: there is no file ../../../base/vot, and no folder with a kustomization",
					"gitops/base/worker/deployment.yaml:4 disruption-budget dev Deployment/worker: no PodDisruptionBudget selects its Pods",
					"gitops/base/worker/deployment.yaml:4 disruption-budget prod Deployment/worker: no PodDisruptionBudget selects its Pods");
	}

	@Test
	void namesTheLineOfWhatRenderingWouldFetchOrRun() throws Exception {
		try (Canary canary = new Canary(this.checkout)) {
			replace("gitops/base/vote/kustomization.yaml", "resources:\n",
					"resources:\n- %s\n".formatted(canary.program()));
			replace("gitops/overlays/prod/worker/kustomization.yaml", "envs: [settings.env]",
					"files: [x=%s]".formatted(canary.address()));
			assertThat(errors(ALL)).hasSize(3)
				.contains("gitops/base/vote/kustomization.yaml:4 build dev: %s".formatted(canary.refused()),
						"gitops/base/vote/kustomization.yaml:4 build prod: %s".formatted(canary.refused()))
				.anySatisfy((error) -> assertThat(error).matches(
						"gitops/overlays/prod/worker/kustomization.yaml:\\d+ build prod: .* rendering fetches nothing"));
			canary.assertUntouched();
		}
	}

	@Test
	void takesAKustomizationByEachOfItsNames() throws IOException {
		rename("gitops/overlays/dev/vote/kustomization.yaml", "Kustomization");
		rename("gitops/base/worker/kustomization.yaml", "kustomization.yml");
		replace("gitops/overlays/prod/worker/kustomization.yaml", "resources:\n", "bases:\n");
		ValidationReport report = validate(ALL);
		assertThat(report.findings()).filteredOn(Finding::isError).isEmpty();
		assertThat(report.overlays()).isEqualTo(12);
		replace("gitops/overlays/dev/vote/Kustomization", "newTag: \"1.0.0\"", "newTag: latest");
		assertThat(errors(ALL)).singleElement()
			.asString()
			.startsWith("gitops/overlays/dev/vote/Kustomization:11 image-tag dev Deployment/vote");
	}

	@Test
	void findsTheObjectThatTwoFoldersBring() throws IOException {
		replace("gitops/base/worker/networkpolicy.yaml", "  name: worker\n", "  name: dns\n");
		assertThat(errors(new Selection(new EnvironmentName("dev"), null))).containsExactly(
				"gitops/base/worker/networkpolicy.yaml:4 object-unique dev NetworkPolicy/dns: gitops/overlays/dev/environment brings one of that name, too");
	}

	@Test
	void looksAtTheChosenServicesAlone() throws IOException {
		replace("gitops/base/worker/kustomization.yaml", "- networkpolicy.yaml\n", "");
		assertThat(errors(new Selection(null, ServiceNames.of("vote")))).isEmpty();
		assertThat(errors(new Selection(null, ServiceNames.of("worker")))).hasSize(2);
	}

	@Test
	void refusesAServiceThatIsNowhere() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> validate(new Selection(null, ServiceNames.of("vot"))))
			.withMessage("there is no service \"vot\" there");
	}

	@Test
	void saysWhatIsWrongWithThePipeline() throws IOException {
		replace("gitops/pipeline.yaml", "after: dev", "after: acc");
		assertThat(errors(ALL)).singleElement().asString().startsWith("gitops/pipeline.yaml:7 pipeline");
		Files.writeString(this.checkout.resolve("gitops/pipeline.yaml"), "environments:\n- name: [dev\n");
		assertThat(errors(ALL)).singleElement().asString().startsWith("gitops/pipeline.yaml:3 pipeline");
	}

	@Test
	void saysThatAnEnvironmentHasNoOverlays() throws IOException {
		replace("gitops/pipeline.yaml", "- name: prod", "- name: acc\n  after: dev\n- name: prod");
		assertThat(errors(ALL)).singleElement().asString().contains("names acc, which has no overlays");
	}

	@Test
	void saysThatThereAreNoPoliciesToHoldManifestsAgainst() throws IOException {
		for (Path policy : Files.list(this.checkout.resolve("gitops/policies")).toList()) {
			Files.delete(policy);
		}
		assertThat(validate(new Selection(null, ServiceNames.of("vote"))).findings()).extracting(Finding::rule)
			.containsExactly("policies");
		// Who deletes the rules has exceptions from nothing left, the databases'.
		assertThat(validate(ALL).findings()).extracting(Finding::rule).containsOnly("policies", "policy-exception");
	}

	@Test
	void namesThePolicyThatIsNotWhatItShouldBe() throws IOException {
		replace("gitops/policies/probes.yaml", "has(c.livenessProbe)", "has(c.livenessProbe");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> validate(ALL))
			.withMessageStartingWith("gitops/policies/probes.yaml: the expression");
		Files.writeString(this.checkout.resolve("gitops/policies/probes.yaml"), "a: [");
		assertThat(errors(ALL))
			.containsExactly("gitops/policies/probes.yaml:1 policies repository: it holds no policy");
	}

	@Test
	void namesTheLineOfWhatIsNoPolicyAmongThem() throws IOException {
		replace("gitops/policies/kustomization.yaml", "- volume.yaml\n",
				"- volume.yaml\n- https://example.com/rights.yaml\n");
		Files.writeString(this.checkout.resolve("gitops/policies/rights.yaml"), "kind: ClusterRole\n");
		assertThat(errors(ALL)).containsExactly(
				"gitops/policies/kustomization.yaml:22 policies repository: it lists what is no file of the folder: https://example.com/rights.yaml",
				"gitops/policies/rights.yaml:1 policies repository: gitops/policies/kustomization.yaml does not list it: the cluster does not have it",
				"gitops/policies/rights.yaml:1 policies repository: neither a policy nor its binding:  ClusterRole");
	}

	@Test
	void namesTheLineOfWhatLiesInAnotherNamespace() throws IOException {
		replace("gitops/overlays/dev/vote/kustomization.yaml", "namespace: dev\n", "");
		replace("gitops/base/vote/service.yaml", "  name: vote\n", "  name: vote\n  namespace: prod\n");
		Selection dev = new Selection(new EnvironmentName("dev"), null);
		assertThat(errors(dev)).containsExactly(
				"gitops/base/vote/service.yaml:5 object-namespace dev Service/vote: it lies in the namespace prod, and comes from a folder of dev");
		replace("gitops/overlays/dev/vote/kustomization.yaml", "resources:\n", "namespace: prod\nresources:\n");
		assertThat(errors(dev)).hasSizeGreaterThan(3)
			.allSatisfy((error) -> assertThat(error)
				.startsWith("gitops/overlays/dev/vote/kustomization.yaml:3 object-namespace dev "));
	}

	@Test
	void namesTheLineOfALabelThatIsAnothersName() throws IOException {
		replace("gitops/base/vote/kustomization.yaml", "    app.kubernetes.io/name: vote\n",
				"    app.kubernetes.io/name: worker\n");
		assertThat(errors(new Selection(new EnvironmentName("dev"), ServiceNames.of("vote"))))
			.contains("gitops/base/vote/kustomization.yaml:15 service-name dev Deployment/vote: it belongs to vote, "
					+ "and its label app.kubernetes.io/name says: worker, worker");
	}

	@Test
	void writesWhatCodeHostsShowBesideTheLine() throws IOException {
		replace("gitops/overlays/dev/vote/kustomization.yaml", "newTag: \"1.0.0\"", "newTag: latest");
		ValidationReport report = validate(new Selection(new EnvironmentName("dev"), null));
		assertThat(ReportFormat.GITHUB.render(report)).isEqualTo(
				"::error file=gitops/overlays/dev/vote/kustomization.yaml,line=11,title=image-tag::dev Deployment/vote: "
						+ "an image without a version: registry.example.com/vote:latest%0Amend: name a version: newTag in the overlay");
		JsonNode result = new JsonMapper().readTree(ReportFormat.SARIF.render(report)).at("/runs/0/results/0");
		assertThat(result.path("ruleId").asString()).isEqualTo("image-tag");
		assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asString())
			.isEqualTo("gitops/overlays/dev/vote/kustomization.yaml");
		assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(11);
	}

	@Test
	void asksForSchemas() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> new Validate(this.kustomize, new Schemas(this.checkout.resolve("none")))
				.run(new FolderSnapshot(this.checkout), ALL))
			.withMessage("there are no schemas to hold manifests against");
	}

	private ValidationReport validate(Selection selection) {
		return new Validate(this.kustomize, schemas).run(new FolderSnapshot(this.checkout), selection);
	}

	private void rename(String file, String name) throws IOException {
		Path path = this.checkout.resolve(file);
		Files.move(path, path.resolveSibling(name));
	}

	private List<String> errors(Selection selection) {
		return validate(selection).findings()
			.stream()
			.filter(Finding::isError)
			.map((finding) -> "%s:%d %s %s: %s".formatted(finding.file(), finding.line(), finding.rule(),
					finding.resource(), finding.message()))
			.toList();
	}

	private void replace(String file, String from, String to) throws IOException {
		String text = Files.readString(this.checkout.resolve(file));
		assertThat(text).contains(from);
		Files.writeString(this.checkout.resolve(file), text.replace(from, to));
	}

}
