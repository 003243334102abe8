package dev.platform.cli.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.FreePort;
import dev.platform.cli.cluster.ArgoCd;
import dev.platform.cli.cluster.Cluster;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.RemoteClock;
import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.image.AskRegistry;
import dev.platform.cli.image.DockerLogins;
import dev.platform.cli.image.ImageBuild;
import dev.platform.cli.network.Proxies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ClockCheckTests {

	@TempDir
	Path directory;

	@Test
	void agreesWithTheGitRemoteWhereThereIsNoCluster() throws IOException {
		try (ServerSocket server = telling(Duration.ofSeconds(-2))) {
			Diagnosis diagnosis = check("http://127.0.0.1:%d/platform.git".formatted(server.getLocalPort()));
			assertThat(diagnosis.verdict()).isEqualTo(CheckResult.OK);
			assertThat(diagnosis.message()).matches("[0-9]+ s from that of 127\\.0\\.0\\.1");
		}
	}

	@Test
	void failsWhereTheRemotesClockIsAnother() throws IOException {
		try (ServerSocket server = telling(Duration.ofHours(-1))) {
			Diagnosis diagnosis = check("http://127.0.0.1:%d/platform.git".formatted(server.getLocalPort()));
			assertThat(diagnosis.verdict()).isEqualTo(CheckResult.FAIL);
			assertThat(diagnosis.message()).matches("36[0-9]{2} s from that of 127\\.0\\.0\\.1");
			assertThat(diagnosis.mend()).isEqualTo("timedatectl set-ntp true");
		}
	}

	@Test
	void saysThatNobodyTellsTheTime() throws IOException {
		Diagnosis diagnosis = check("http://127.0.0.1:%d/platform.git".formatted(FreePort.find()));
		assertThat(diagnosis.verdict()).isEqualTo(CheckResult.WARN);
		assertThat(diagnosis.message()).isEqualTo("nobody tells the time: 127.0.0.1");
	}

	@Test
	void saysWhyNobodyIsAsked() {
		assertThat(check(this.directory.resolve("platform.git").toString())).isEqualTo(
				Diagnosis.ok("not asked: there is no cluster, no Git remote over HTTP and no registry elsewhere"));
	}

	private Diagnosis check(String url) {
		Cluster none = new Cluster(this.directory.resolve("none"), Optional::empty);
		GitRemote remote = new GitRemote(() -> new RepositoryLocation(url, "main"), this.directory.resolve("cache"),
				Map.of("GIT_CONFIG_GLOBAL", "/dev/null"));
		return new ClockCheck(new Surroundings(new ArgoCd(none, null), none), new RemoteClock(remote),
				new NamedRegistries(remote, new ImageBuild(this.directory, Optional::empty)),
				new AskRegistry(new Proxies(Map.of()), new DockerLogins(Map.of())))
			.diagnose();
	}

	// A server whose clock is wrong: the JDK's own tells the right time whatever it is
	// told.
	private static ServerSocket telling(Duration apart) throws IOException {
		ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		Thread.ofVirtual().start(() -> {
			try (Socket client = server.accept()) {
				client.getInputStream().read(new byte[4096]);
				client.getOutputStream()
					.write("HTTP/1.1 401 Unauthorized\r\nDate: %s\r\nContent-Length: 0\r\n\r\n"
						.formatted(DateTimeFormatter.RFC_1123_DATE_TIME
							.format(Instant.now().plus(apart).atOffset(ZoneOffset.UTC)))
						.getBytes());
			}
			catch (IOException ex) {
				// The test sees that nobody answers.
			}
		});
		return server;
	}

}
