package dev.platform.cli.policy;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.EditedSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What lies beside the policies, or in their list, is found: Argo CD would bring it.
 */
class PolicyFolderTests {

	private static final String LIST = "gitops/policies/kustomization.yaml";

	private static final String LISTED = Fixture.CHECKOUT.read(LIST).orElseThrow();

	private static final String POLICY = Fixture.CHECKOUT.read("gitops/policies/volume.yaml").orElseThrow();

	private static final String RIGHTS = """
			apiVersion: rbac.authorization.k8s.io/v1
			kind: ClusterRoleBinding
			metadata: {name: mine}
			""";

	@Test
	void findsNothingInThisRepository() {
		assertThat(new PolicyFolder(Fixture.CHECKOUT).findings()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "- https://example.com/rights.yaml | 22 | it lists what is no file of the folder",
					"- git@example.com:rights.git | 22 | it lists what is no file of the folder",
					"- ../overlays/dev/vote | 22 | it lists what is no file of the folder",
					"- sub/rights.yaml | 22 | it lists what is no file of the folder",
					"components: [https://example.com/rights.git] | 22 | it sets components",
					"bases: [../overlays/dev/vote] | 22 | it sets bases",
					"helmCharts: [{name: x, repo: https://example.com}] | 22 | it sets helmCharts",
					"configMapGenerator: [{name: x, files: [http://example.com/x]}] | 22 | it sets configMapGenerator",
					"patches: [{path: rights.yaml}] | 22 | it sets patches",
					"namePrefix: not- | 22 | it sets namePrefix",
					"transformers: [rights.yaml] | 22 | it sets transformers" })
	void findsWhatTheListHasBesidesFiles(String line, int number, String message) {
		assertThat(findings(Map.of(LIST, LISTED + line + "\n"))).singleElement().satisfies((finding) -> {
			assertThat(finding).extracting(Finding::severity, Finding::rule, Finding::file, Finding::line)
				.containsExactly(Severity.ERROR, "policies", LIST, number);
			assertThat(finding.message()).startsWith(message);
		});
	}

	@Test
	void findsWhatIsNoPolicy() {
		String with = LISTED + "- rights.yaml\n";
		assertThat(said(Map.of(LIST, with, "gitops/policies/rights.yaml", RIGHTS))).containsExactly(
				"gitops/policies/rights.yaml:2 neither a policy nor its binding: rbac.authorization.k8s.io/v1 ClusterRoleBinding");
		assertThat(said(Map.of(LIST, with, "gitops/policies/rights.yaml",
				POLICY.replace("name: volume", "name: mine").replace("policyName: volume", "policyName: mine") + "---\n"
						+ RIGHTS)))
			.singleElement()
			.asString()
			.endsWith("neither a policy nor its binding: rbac.authorization.k8s.io/v1 ClusterRoleBinding");
		assertThat(said(Map.of("gitops/policies/volume.yaml", "apiVersion: v1\nkind: List\nitems: []\n")))
			.containsExactly("gitops/policies/volume.yaml:2 neither a policy nor its binding: v1 List");
		assertThat(said(Map.of("gitops/policies/volume.yaml", "# Nothing.\n")))
			.containsExactly("gitops/policies/volume.yaml:1 it holds no policy");
	}

	@ParameterizedTest
	@CsvSource({ "rights.yml", "rights.json", "rights", "sub/rights.yaml", ".hidden.yaml.swp" })
	void findsFilesThatAreNotRead(String name) {
		assertThat(said(Map.of("gitops/policies/" + name, RIGHTS))).singleElement()
			.asString()
			.startsWith("gitops/policies/%s:1 it is no policy".formatted(name));
	}

	@Test
	void findsADocumentThatIsBrought() {
		assertThat(said(Map.of(LIST, LISTED + "- README.md\n", "gitops/policies/README.md", RIGHTS))).singleElement()
			.asString()
			.startsWith("gitops/policies/README.md:1 it is no policy");
	}

	@Test
	void findsAKustomizationBelow() {
		assertThat(said(Map.of("gitops/policies/sub/kustomization.yaml", "resources: [https://example.com/x]\n")))
			.containsExactly("gitops/policies/sub/kustomization.yaml:1 nothing is read from a folder here");
		assertThat(said(Map.of("gitops/policies/Kustomization", "resources: [https://example.com/x]\n")))
			.singleElement()
			.asString()
			.contains("has both kustomization.yaml and Kustomization");
	}

	@Test
	void findsAPolicyThatIsNotEnforced() {
		assertThat(said(Map.of(LIST, LISTED.replace("- volume.yaml\n", "")))).containsExactly(
				"gitops/policies/volume.yaml:1 gitops/policies/kustomization.yaml does not list it: the cluster does not have it");
		assertThat(edited("volume.yaml", (text) -> text.replace("policyName: volume", "policyName: volumes")))
			.containsExactlyInAnyOrder("gitops/policies/volume.yaml:5 the policy volume has no binding in this file",
					line("gitops/policies/volume.yaml", "kind: ValidatingAdmissionPolicyBinding")
							+ " it binds volumes, which is no policy of this file");
		assertThat(said(Map.of(LIST, ""))).isNotEmpty();
	}

	private static String line(String file, String wanted) {
		List<String> lines = Fixture.CHECKOUT.read(file).orElseThrow().lines().toList();
		return file + ":" + (lines.indexOf(wanted) + 1);
	}

	private static List<String> edited(String name, UnaryOperator<String> edit) {
		String file = "gitops/policies/" + name;
		return said(Map.of(file, edit.apply(Fixture.CHECKOUT.read(file).orElseThrow())));
	}

	private static List<String> said(Map<String, String> files) {
		return findings(files).stream()
			.map((finding) -> "%s:%d %s".formatted(finding.file(), finding.line(), finding.message()))
			.toList();
	}

	private static List<Finding> findings(Map<String, String> files) {
		Changes changes = Changes.none();
		for (Map.Entry<String, String> file : files.entrySet()) {
			changes = changes.with(file.getKey(), file.getValue());
		}
		return new PolicyFolder(new EditedSnapshot(Fixture.CHECKOUT, changes)).findings();
	}

}
