package dev.platform.cli.setup.cluster;

import java.nio.file.Path;

import dev.platform.cli.cluster.Cluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LocalClusterTests {

	@TempDir
	private Path home;

	@Test
	void remembersWhatMadeTheClusterWhileAnotherOneIsUsed() {
		LocalCluster local = made();
		new ExistingCluster(Cluster.of("team"), "team", null, null, "443").begin(local);
		assertThat(local.context()).contains("team");
		assertThat(local.baseImage()).isEmpty();
		assertThat(local.script()).contains("native");
	}

	@Test
	void forgetsAllOfAClusterThatIsRemoved() {
		LocalCluster local = made();
		local.forgetAll();
		assertThat(this.home).isEmptyDirectory();
	}

	private LocalCluster made() {
		LocalCluster local = new LocalCluster(this.home);
		local.keep("script", "native");
		local.keep("base-image", "172.30.0.2:5000/library/eclipse-temurin:25-jre");
		return local;
	}

}
