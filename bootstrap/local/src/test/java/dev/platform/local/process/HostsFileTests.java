package dev.platform.local.process;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class HostsFileTests {

	@TempDir
	Path directory;

	@Test
	void namesEveryServiceAndThisMachine() throws Exception {
		Path file = this.directory.resolve("dev/hosts");
		new HostsFile(file).write(Map.of("redis", InetAddress.ofLiteral("127.20.1.2")));
		assertThat(file).content().contains("127.20.1.2 redis\n", "127.0.0.1 localhost\n");
	}

}
