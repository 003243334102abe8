package dev.platform.cli.policy;

import java.time.Duration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.FolderSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Rules of somebody else's: they are evaluated as an API server would, or refused.
 */
class AdmissionPoliciesTests {

	private static final String POLICY = """
			apiVersion: admissionregistration.k8s.io/v1
			kind: ValidatingAdmissionPolicy
			metadata:
			  name: few
			spec:
			  failurePolicy: Fail
			  matchConstraints:
			    resourceRules:
			    - apiGroups: [apps]
			      apiVersions: [v1]
			      operations: [CREATE]
			      resources: [deployments]
			  variables:
			  - name: wanted
			    expression: object.spec.replicas
			  validations:
			  - expression: "!has(object.spec.replicas) || variables.wanted < 3"
			    message: too many
			---
			apiVersion: admissionregistration.k8s.io/v1
			kind: ValidatingAdmissionPolicyBinding
			metadata:
			  name: few
			spec:
			  policyName: few
			  validationActions: [Deny]
			  matchResources:
			    namespaceSelector: {}
			""";

	@TempDir
	Path checkout;

	@Test
	void asksForAVariableOnlyWhereAnExpressionDoes() throws IOException {
		assertThat(said(POLICY, "{}")).isEmpty();
		assertThat(said(POLICY, "{replicas: 2}")).isEmpty();
		assertThat(said(POLICY, "{replicas: 3}")).containsExactly("too many");
	}

	@Test
	void tellsWhyAVariableThatIsAskedForHasNoValue() throws IOException {
		assertThat(said(POLICY.replace("!has(object.spec.replicas) || ", ""), "{}")).singleElement()
			.asString()
			.startsWith("the rule cannot be evaluated: variables.wanted: ")
			.contains("replicas");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			failurePolicy: Fail            | failurePolicy: Ignore                  | failurePolicy: Ignore
			resources: [deployments]       | resources: [a], resourceNames: [vote]  | resourceNames
			namespaceSelector: {}          | excludeResourceRules: []               | excludeResourceRules
			failurePolicy: Fail            | paramKind: {kind: ConfigMap}           | parameters
			""")
	void refusesByNameWhatItDoesNotEvaluate(String from, String to, String named) {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> said(POLICY.replace(from, to.replace(", ", "\n      ")), "{}"))
			.withMessageStartingWith("gitops/policies/few.yaml has " + named);
	}

	private List<String> said(String policy, String spec) throws IOException {
		Resource resource = deployment(spec);
		return read(policy).stream()
			.flatMap((read) -> read.violations(resource, new NamespaceObject(Map.of(), Map.of())).stream())
			.map(Violation::message)
			.toList();
	}

	@Test
	void endsARuleThatComputesTooMuch() throws IOException {
		String range = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]";
		String loops = "%s.all(a, %1$s.all(b, %1$s.all(c, %1$s.all(d, %1$s.all(e, %1$s.all(f, %1$s.all(g, a + b >= 0)))))))"
			.formatted(range);
		Resource resource = deployment("{}");
		Evaluation evaluation = new Evaluation(read(POLICY.replace("!has(object.spec.replicas) || ", loops + " || ")),
				Duration.ofMillis(200));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> evaluation.of(resource, new NamespaceObject(Map.of(), Map.of())))
			.withMessage("gitops/policies: the rule few computes too much for dev Deployment/vote");
	}

	@Test
	void endsAVariableThatGrows() {
		StringBuilder variables = new StringBuilder("  - {name: v0, expression: '\"aaaaaaaa\"'}\n");
		for (int count = 1; count < 35; count++) {
			variables
				.append("  - {name: v%d, expression: variables.v%d + variables.v%2$d}\n".formatted(count, count - 1));
		}
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> said(POLICY.replace("  validations:\n", variables + "  validations:\n"), "{}"))
			.withMessageContaining(
					"gitops/policies/few.yaml: the expression variables.v17 + variables.v17 makes a text");
	}

	private static Resource deployment(String spec) {
		String manifest = "{apiVersion: apps/v1, kind: Deployment, metadata: {name: vote}, spec: %s}".formatted(spec);
		return RenderedResources.of(new RenderedOverlay(new EnvironmentName("dev"), "", manifest)).getFirst();
	}

	private List<AdmissionPolicy> read(String policy) throws IOException {
		Path file = this.checkout.resolve("gitops/policies/few.yaml");
		Files.createDirectories(file.getParent());
		Files.writeString(file, policy);
		return new AdmissionPolicies(new FolderSnapshot(this.checkout)).read();
	}

}
