package dev.platform.cli.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ClusterTests {

	@TempDir
	private Path directory;

	@Test
	void namesItsOwnKubeconfigAndKubectl() throws IOException {
		Path kubeconfig = Files.createFile(this.directory.resolve("kubeconfig"));
		Cluster cluster = new Cluster(kubeconfig, Optional::empty);
		assertThat(cluster.kubectl("get pods")).isEqualTo("KUBECONFIG=%s kubectl get pods".formatted(kubeconfig));
		Path kubectl = Files.createFile(this.directory.resolve("kubectl"));
		assertThat(cluster.kubectl("get pods")).isEqualTo("KUBECONFIG=%s %s get pods".formatted(kubeconfig, kubectl));
	}

	@Test
	void namesTheContextThatWasChosen() {
		assertThat(Cluster.of("team").kubectl("get pods")).isEqualTo("kubectl --context team get pods");
		assertThat(new Cluster(null, Optional::empty).kubectl("get pods")).isEqualTo("kubectl get pods");
	}

}
