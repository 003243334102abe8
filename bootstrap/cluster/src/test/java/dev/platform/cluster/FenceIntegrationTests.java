package dev.platform.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who owns a service of dev wants to change what fences dev in: it belongs to
 * the folder {@code environment}, which is the platform team's.
 */
@Order(10)
@ExtendWith(ClusterExtension.class)
class FenceIntegrationTests {

	private static final String OVERLAYS = "gitops/overlays/dev/";

	@Test
	void argoCdBringsNoPartOfTheFenceFromTheFolderOfAService(Cluster cluster, @TempDir Path directory) {
		KubernetesClient client = cluster.client();
		Map<String, String> labels = client.namespaces().withName("dev").get().getMetadata().getLabels();
		PlainGit git = PlainGit.clone(directory);
		String list = OVERLAYS + "hostile/kustomization.yaml";
		String file = OVERLAYS + "hostile/fence.yaml";
		String fence = Manifest.read("fence.yaml") + "---\n" + Manifest.read("rights.yaml");
		git.pushFiles("Move the fence", Map.of(list, Manifest.listing("fence.yaml"), file, fence));
		try {
			cluster.applications().awaitExistence(List.of("dev-hostile"));
			cluster.applications()
				.awaitComplaint("dev-hostile", refused(":Namespace"), refused(":ResourceQuota"), refused(":LimitRange"),
						refused("cert-manager.io:Certificate"), refused(":Secret"), refused(":ServiceAccount"),
						refused("rbac.authorization.k8s.io:ClusterRoleBinding"));
			assertThat(client.namespaces().withName("hostile").get()).isNull();
			assertThat(client.resourceQuotas().inNamespace("dev").withName("hostile").get()).isNull();
			assertThat(client.secrets().inNamespace("dev").withName("hostile").get()).isNull();
			assertThat(client.rbac().clusterRoleBindings().withName("hostile").get()).isNull();
			assertThat(client.namespaces().withName("dev").get().getMetadata().getLabels()).isEqualTo(labels);
		}
		finally {
			git.pushFiles("Remove what was for a test", Map.of(list, "", file, ""));
			cluster.applications().awaitAbsence(List.of("dev-hostile"));
		}
	}

	// While somebody claims a part of it, too, the fence itself goes on.
	@Test
	void argoCdBringsTheFenceFromItsOwnFolderAndReplacesNoPartOfIt(Cluster cluster, @TempDir Path directory) {
		KubernetesClient client = cluster.client();
		PlainGit git = PlainGit.clone(directory);
		String list = OVERLAYS + "hostile/kustomization.yaml";
		String file = OVERLAYS + "hostile/shared.yaml";
		String own = OVERLAYS + "environment/kustomization.yaml";
		String quota = OVERLAYS + "environment/quota.yaml";
		String before = git.read(own);
		NetworkPolicySpec closed = closed(cluster);
		git.pushFiles("Open the network",
				Map.of(list, Manifest.listing("shared.yaml"), file, Manifest.read("shared.yaml")));
		try {
			cluster.applications().awaitExistence(List.of("dev-hostile"));
			cluster.applications()
				.awaitComplaint("dev-hostile", "NetworkPolicy/default-deny", "part of applications", "dev-environment");
			String with = before.replace("resources:\n", "resources:\n- quota.yaml\n");
			String revision = git.pushFiles("Add a quota", Map.of(own, with, quota, Manifest.read("quota.yaml")));
			cluster.applications().awaitSynced("dev-environment", revision);
			assertThat(client.resourceQuotas().inNamespace("dev").withName("wider").get()).isNotNull();
			assertThat(closed(cluster)).isEqualTo(closed);
			git.pushFiles("Remove the quota", Map.of(own, before, quota, ""));
			Awaitility.await("the quota to be pruned")
				.atMost(Duration.ofMinutes(3))
				.until(() -> client.resourceQuotas().inNamespace("dev").withName("wider").get() == null);
		}
		finally {
			git.pushFiles("Remove what was for a test", Map.of(list, "", file, "", own, before, quota, ""));
			cluster.applications().awaitAbsence(List.of("dev-hostile"));
		}
		assertThat(closed(cluster)).isEqualTo(closed);
	}

	private static String refused(String kind) {
		return "resource %s is not permitted in project dev".formatted(kind);
	}

	private static NetworkPolicySpec closed(Cluster cluster) {
		return cluster.client().network().networkPolicies().inNamespace("dev").withName("default-deny").get().getSpec();
	}

}
