package dev.platform.cli.policy;

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
		Path file = this.checkout.resolve("gitops/policies/few.yaml");
		Files.createDirectories(file.getParent());
		Files.writeString(file, policy);
		String manifest = "{apiVersion: apps/v1, kind: Deployment, metadata: {name: vote}, spec: %s}".formatted(spec);
		Resource resource = RenderedResources.of(new RenderedOverlay(new EnvironmentName("dev"), "", manifest))
			.getFirst();
		return new AdmissionPolicies(new FolderSnapshot(this.checkout)).read()
			.stream()
			.flatMap((read) -> read.violations(resource, new NamespaceObject(Map.of(), Map.of())).stream())
			.map(Violation::message)
			.toList();
	}

}
