package dev.platform.local;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import dev.platform.local.fixture.EmbeddedSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Beginnings and ends, the violent ones too.
 */
class LifecycleIntegrationTests {

	@TempDir
	Path directory;

	@Test
	void cleansUpAfterItselfEvenWhenItWasKilled() throws Exception {
		try (EmbeddedSystem system = new EmbeddedSystem(this.directory, "127.21")) {
			system.awaitRunning();
			Process second = system.launch();
			assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
			assertThat(second.exitValue()).isEqualTo(1);
			assertThat(system.log())
				.contains("platform-local: an embedded system runs in " + system.home() + " already");
			assertThat(system.status().path("phase").asText()).isEqualTo("running");

			system.process().destroyForcibly().waitFor();
			assertThat(system.processes()).hasSizeGreaterThanOrEqualTo(4);
			Path marker = system.home().resolve("data/dev/postgres/pgdata/PG_VERSION");
			var written = Files.getLastModifiedTime(marker);
			var leftover = system.service("echo").path("pid").asLong();

			system.start();
			system.awaitRunning();
			// One that has ended, but that init has yet to bury, still has a number and
			// no command.
			assertThat(ProcessHandle.of(leftover).flatMap((process) -> process.info().command())).isEmpty();
			assertThat(Files.getLastModifiedTime(marker)).isEqualTo(written);

			system.close();
			assertThat(system.processes()).isEmpty();
			assertThat(system.status().path("phase").asText()).isEqualTo("stopped");
			assertThat(system.status().path("pid").isNull()).isTrue();
		}
	}

	@Test
	void refusesToStartWhereSomebodyElseListens() throws Exception {
		try (ServerSocket _ = occupy("127.22.1.2", 5432);
				EmbeddedSystem system = new EmbeddedSystem(this.directory, "127.22")) {
			assertThat(system.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
			assertThat(system.process().exitValue()).isEqualTo(1);
			assertThat(system.log()).contains("platform-local: port 5432 on 127.22.1.2 is in use by process %d (java)"
				.formatted(ProcessHandle.current().pid()));
			assertThat(system.processes()).isEmpty();
			await().until(() -> system.status().path("phaseMessage").asText().startsWith("port 5432"));
		}
	}

	private static ServerSocket occupy(String address, int port) throws Exception {
		ServerSocket socket = new ServerSocket();
		socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
		return socket;
	}

}
