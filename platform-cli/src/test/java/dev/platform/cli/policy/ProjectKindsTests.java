package dev.platform.cli.policy;

import java.util.List;

import dev.platform.cli.pipeline.EnvironmentName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which folder of an environment may bring which kinds.
 */
class ProjectKindsTests {

	@ParameterizedTest
	@CsvSource({ "Namespace, v1", "ResourceQuota, v1", "LimitRange, v1", "Certificate, cert-manager.io/v1" })
	void onlyTheFolderOfTheFenceBringsTheFence(String kind, String version) {
		assertThat(findings("vote", kind, version)).singleElement()
			.satisfies((violation) -> assertThat(violation.message()).contains("may not bring a " + kind, "dev/vote"));
		assertThat(findings("environment", kind, version)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "Deployment, apps/v1", "Ingress, networking.k8s.io/v1", "Service, v1" })
	void onlyTheFolderOfAServiceBringsAService(String kind, String version) {
		assertThat(findings("vote", kind, version)).isEmpty();
		assertThat(findings("environment", kind, version)).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "ClusterRoleBinding, rbac.authorization.k8s.io/v1", "Secret, v1", "Role, rbac.authorization.k8s.io/v1",
			"Application, argoproj.io/v1alpha1", "ValidatingAdmissionPolicyBinding, admissionregistration.k8s.io/v1" })
	void nothingInAnEnvironmentBringsRights(String kind, String version) {
		assertThat(findings("vote", kind, version)).hasSize(1);
		assertThat(findings("environment", kind, version)).hasSize(1);
	}

	private static List<Violation> findings(String folder, String kind, String version) {
		RenderedOverlay overlay = new RenderedOverlay(new EnvironmentName("dev"), "gitops/overlays/dev/" + folder,
				"apiVersion: %s\nkind: %s\nmetadata:\n  name: some\n".formatted(version, kind));
		return new ProjectKinds(Fixture.CHECKOUT).violations(RenderedResources.of(overlay));
	}

}
