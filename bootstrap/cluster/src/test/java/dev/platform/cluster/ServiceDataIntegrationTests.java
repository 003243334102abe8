package dev.platform.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who owns one folder of dev wants the password that another service has to the
 * database, and calls Pods, and Application, like that one. Argo CD says where an object
 * comes from; the API server goes by it.
 */
@Order(13)
@ExtendWith(ClusterExtension.class)
class ServiceDataIntegrationTests {

	private static final String FOLDER = "gitops/overlays/dev/hostile/";

	private static final String LIST = "namespace: dev\nresources: [reader.yaml]\n";

	private static final String DENIED = "ValidatingAdmissionPolicy '%s' with binding '%s' denied request: ";

	@Test
	void aFolderGoesByItsOwnNameAndReadsItsOwnSecretsAlone(Cluster cluster, @TempDir Path directory) {
		KubernetesClient client = cluster.client();
		PlainGit git = PlainGit.clone(directory);
		try {
			git.pushFiles("Be called like another",
					Map.of(FOLDER + "kustomization.yaml", LIST, FOLDER + "reader.yaml", reader("worker", "hostile")));
			cluster.applications().awaitExistence(List.of("dev-hostile"));
			cluster.applications()
				.awaitComplaint("dev-hostile", DENIED.formatted("service-name", "service-name")
						+ "it belongs to hostile, and its label app.kubernetes.io/name says: worker");
			git.pushFiles("Read what is another's",
					Map.of(FOLDER + "reader.yaml", reader("hostile", "postgres-worker")));
			cluster.applications()
				.awaitComplaint("dev-hostile", DENIED.formatted("service-data", "service-data")
						+ "it belongs to hostile, and reads a Secret of another: postgres-worker");
			assertThat(client.apps().deployments().inNamespace("dev").withName("hostile").get()).isNull();

			String revision = git.pushFiles("Read its own",
					Map.of(FOLDER + "reader.yaml", reader("hostile", "hostile")));
			cluster.applications().awaitSynced("dev-hostile", revision);
			assertThat(client.apps().deployments().inNamespace("dev").withName("hostile").get()).isNotNull();
			assertThat(client.apps()
				.deployments()
				.inNamespace("dev")
				.withName("hostile")
				.get()
				.getMetadata()
				.getAnnotations())
				.containsEntry("argocd.argoproj.io/tracking-id", "dev-hostile:apps/Deployment:dev/hostile");
		}
		finally {
			git.pushFiles("Remove what was for a test",
					Map.of(FOLDER + "kustomization.yaml", "", FOLDER + "reader.yaml", ""));
			cluster.applications().awaitAbsence(List.of("dev-hostile"));
		}
	}

	@Test
	void aFolderOpensNoNetworkOfAnother(Cluster cluster, @TempDir Path directory) {
		KubernetesClient client = cluster.client();
		PlainGit git = PlainGit.clone(directory);
		String opening = Manifest.read("opening.yaml");
		try {
			git.pushFiles("Open the network of another",
					Map.of(FOLDER + "kustomization.yaml", LIST, FOLDER + "reader.yaml", opening));
			cluster.applications().awaitExistence(List.of("dev-hostile"));
			cluster.applications()
				.awaitComplaint("dev-hostile", DENIED.formatted("service-name", "service-name")
						+ "it belongs to hostile, and selects Pods of: vote");
			assertThat(client.network().networkPolicies().inNamespace("dev").withName("hostile").get()).isNull();

			String revision = git.pushFiles("Open its own",
					Map.of(FOLDER + "reader.yaml", opening.replace("name: vote", "name: hostile")));
			cluster.applications().awaitSynced("dev-hostile", revision);
			assertThat(client.network().networkPolicies().inNamespace("dev").withName("hostile").get()).isNotNull();
		}
		finally {
			git.pushFiles("Remove what was for a test",
					Map.of(FOLDER + "kustomization.yaml", "", FOLDER + "reader.yaml", ""));
			cluster.applications().awaitAbsence(List.of("dev-hostile"));
		}
	}

	private static String reader(String label, String secret) {
		return Manifest.read("reader.yaml").replace("LABEL", label).replace("SECRET", secret);
	}

}
