package dev.platform.cli.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.policy.Finding;
import dev.platform.cli.schema.FetchedSchemas;
import dev.platform.cli.schema.Schemas;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.kustomize.KustomizeCommand;
import dev.platform.engine.repository.FolderSnapshot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What somebody who may write an environment's overlay tries against the others.
 */
class FenceIntegrationTests {

	private static final Selection DEV = new Selection(new EnvironmentName("dev"), null);

	private static final String FOLDER = "gitops/overlays/dev/environment/";

	private static final String PATCH = """
			patches:
			- target:
			    kind: Namespace
			  patch: |
			    - op: remove
			      path: /metadata/labels/%s
			""";

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
	void findsNothingHere() {
		assertThat(errors(DEV)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "pod-security.kubernetes.io/enforce: restricted",
			"pod-security.kubernetes.io/enforce-version: v1.35", "platform.dev/releases: deployed" })
	void missesALabelOfTheFence(String label) throws IOException {
		replace(FOLDER + "namespace.yaml", "    " + label + "\n", "");
		String key = label.split(":")[0];
		assertThat(errors(DEV)).anySatisfy((error) -> assertThat(error)
			.startsWith(FOLDER + "namespace.yaml:7 environment-fence dev Namespace/dev: its label " + key));
		assertThat(errors(new Selection(null, ServiceNames.of("vote")))).as("where the namespace is not rendered")
			.containsExactly(FOLDER + "namespace.yaml:7 environment-fence dev Namespace/dev: its label "
					+ label.replace(": ", " is not \"") + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "pod-security.kubernetes.io~1enforce", "pod-security.kubernetes.io~1enforce-version",
			"platform.dev~1releases" })
	void namesThePatchThatTakesALabelAway(String pointer) throws IOException {
		append(FOLDER + "kustomization.yaml", PATCH.formatted(pointer));
		assertThat(errors(DEV))
			.contains(FOLDER + "kustomization.yaml:14 environment-fence dev Namespace/dev: it is patched to be another "
					+ "than its file says: " + pointer.replace("~1", "/"));
	}

	@Test
	void missesTheNamespace() throws IOException {
		replace(FOLDER + "kustomization.yaml", "resources:\n- namespace.yaml\n", "");
		assertThat(errors(DEV)).containsExactly(FOLDER
				+ "namespace.yaml:3 environment-fence dev Namespace/dev: nothing fences it: its folder brings no Namespace");
		Files.delete(this.checkout.resolve(FOLDER + "namespace.yaml"));
		assertThat(errors(DEV)).contains(FOLDER + "kustomization.yaml:1 environment-fence dev Namespace/dev: "
				+ "nothing fences it: gitops/overlays/dev/environment/namespace.yaml holds no Namespace called dev");
	}

	@Test
	void letsNoServiceBringANamespace() throws IOException {
		Files.writeString(this.checkout.resolve("gitops/overlays/dev/vote/namespace.yaml"), """
				apiVersion: v1
				kind: Namespace
				metadata:
				  name: prod
				  labels:
				    platform.dev/releases: deployed
				""");
		replace("gitops/overlays/dev/vote/kustomization.yaml", "- ../../../base/vote\n",
				"- ../../../base/vote\n- namespace.yaml\n");
		assertThat(errors(DEV)).anySatisfy((error) -> assertThat(error)
			.startsWith("gitops/overlays/dev/vote/namespace.yaml:4 environment-fence dev Namespace/")
			.endsWith("an environment has one namespace, which the file " + FOLDER + "namespace.yaml holds"));
	}

	@Test
	void namesTheLineThatTakesAnothersHost() throws IOException {
		replace("gitops/overlays/dev/vote/kustomization.yaml", "images:\n", """
				patches:
				- target:
				    kind: Ingress
				  patch: |
				    - op: replace
				      path: /spec/rules/0/host
				      value: prod.localhost
				images:
				""");
		assertThat(errors(DEV)).contains("gitops/overlays/dev/vote/kustomization.yaml:14 host dev Ingress/vote: "
				+ "it takes what is not a host of dev (dev.localhost): prod.localhost");
		assertThat(errors(new Selection(null, ServiceNames.of("vote")))).hasSize(2)
			.anySatisfy((error) -> assertThat(error).contains(" host dev Ingress/vote: "));
	}

	@Test
	void letsNoEnvironmentListAnothersHost() throws IOException {
		replace(FOLDER + "namespace.yaml", "hosts: dev.localhost", "hosts: dev.localhost, prod.localhost");
		assertThat(errors(DEV)).containsExactly(
				FOLDER + "namespace.yaml:17 host-unique dev Namespace/dev: prod.localhost is a host of prod, too");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			* @platform;gitops/overlays/dev/ @developers                                          | 2
			* @platform;gitops/overlays/*/environment/ @platform;gitops/overlays/ @developers     | 3
			gitops/policies/ @platform;/gitops/** @developers;gitops/policies/ @platform          | 2
			gitops/policies/ @platform;namespace.yaml                                             | 2
			""")
	void leavesTheFenceToThePlatformsOwners(String owners, int line) throws IOException {
		Files.writeString(this.checkout.resolve("CODEOWNERS"), owners.replace(";", "\n") + "\n");
		assertThat(errors(DEV)).singleElement()
			.asString()
			.startsWith(FOLDER
					+ "namespace.yaml:3 fence-owners dev Namespace/dev: CODEOWNERS:%d gives it to ".formatted(line))
			.endsWith(", and gitops/policies to @platform");
		Files.copy(Path.of("../CODEOWNERS"), this.checkout.resolve("CODEOWNERS"), StandardCopyOption.REPLACE_EXISTING);
		assertThat(errors(DEV)).isEmpty();
	}

	@Test
	void letsNoObjectGrantItselfAnException() throws IOException {
		replace("gitops/base/vote/deployment.yaml", "  name: vote\nspec:", """
				  name: vote
				  annotations:
				    exception.platform.dev/image-tag: "2027-03-31 Deployment/vote for a reason"
				spec:""");
		replace("gitops/overlays/dev/vote/kustomization.yaml", "newTag: \"1.0.0\"", "newTag: latest");
		assertThat(errors(new Selection(new EnvironmentName("dev"), ServiceNames.of("vote"))))
			.containsExactly("gitops/base/vote/deployment.yaml:6 policy-exception dev Deployment/vote: "
					+ "an object grants itself no exception; gitops/overlays/dev/environment/namespace.yaml holds them",
					"gitops/overlays/dev/vote/kustomization.yaml:11 image-tag dev Deployment/vote: "
							+ "an image without a version: registry.example.com/vote:latest");
	}

	private List<String> errors(Selection selection) {
		return new Validate(this.kustomize, schemas).run(new FolderSnapshot(this.checkout), selection)
			.findings()
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

	private void append(String file, String text) throws IOException {
		Path path = this.checkout.resolve(file);
		Files.writeString(path, Files.readString(path) + text);
	}

}
