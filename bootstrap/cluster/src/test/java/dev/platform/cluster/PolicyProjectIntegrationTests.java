package dev.platform.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who may change policies wants the whole cluster.
 */
@Order(9)
@ExtendWith(ClusterExtension.class)
class PolicyProjectIntegrationTests {

	private static final String LIST = "gitops/policies/kustomization.yaml";

	private static final String FILE = "gitops/policies/hostile.yaml";

	private static final String POLICY = "allowed-for-a-test";

	@Test
	void argoCdBringsPoliciesFromTheirFolderAndNoRights(Cluster cluster, @TempDir Path directory) {
		KubernetesClient client = cluster.client();
		PlainGit git = PlainGit.clone(directory);
		String before = git.read(LIST);
		String with = before.replace("resources:\n", "resources:\n- hostile.yaml\n");
		String rights = Manifest.read("rights.yaml")
			.replace("  name: hostile\n", "  name: hostile\n  namespace: cert-manager\n");
		try {
			git.pushFiles("Add rights", Map.of(LIST, with, FILE, rights + "---\n" + Manifest.read("policy.yaml")));
			cluster.applications()
				.awaitComplaint("policies",
						"resource rbac.authorization.k8s.io:ClusterRoleBinding is not permitted in project policies",
						"resource :Secret is not permitted in project policies",
						"resource :ServiceAccount is not permitted in project policies");
			assertThat(client.rbac().clusterRoleBindings().withName("hostile").get()).isNull();
			assertThat(client.secrets().inNamespace("cert-manager").withName("hostile").get()).isNull();
			assertThat(client.serviceAccounts().inNamespace("cert-manager").withName("hostile").get()).isNull();

			String revision = git.pushFiles("Leave the policy", Map.of(FILE, Manifest.read("policy.yaml")));
			cluster.applications().awaitSynced("policies", revision);
			assertThat(isThere(client)).isTrue();
		}
		finally {
			git.pushFiles("Remove what was for a test", Map.of(LIST, before, FILE, ""));
		}
		Awaitility.await("the policy to be pruned").atMost(Duration.ofMinutes(2)).until(() -> !isThere(client));
	}

	private static boolean isThere(KubernetesClient client) {
		return client.admissionRegistration().v1().validatingAdmissionPolicies().withName(POLICY).get() != null;
	}

}
