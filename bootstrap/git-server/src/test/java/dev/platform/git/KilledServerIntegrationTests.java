package dev.platform.git;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A server that is killed in the middle of pushes.
 */
class KilledServerIntegrationTests {

	private static final int PORT = freePort();

	@TempDir
	Path directory;

	@Test
	void keepsWhatItAcceptedAndTakesTheNextPush() throws Exception {
		Random random = new Random(7);
		TestRepository work = null;
		for (int round = 0; round < 5; round++) {
			Process server = server();
			try {
				String url = "http://platform:right@127.0.0.1:%d/platform.git".formatted(PORT);
				if (work == null) {
					work = TestRepository.clone(this.directory.resolve("work"), url);
				}
				String accepted = work.commit("accepted" + round, "a");
				work.must("push", "--quiet", "origin", "main");
				byte[] noise = new byte[4 * 1024 * 1024];
				random.nextBytes(noise);
				Files.write(work.directory().resolve("noise"), noise);
				String interrupted = work.commit("interrupted" + round, "a");
				Process push = work.start("push", "--quiet", "origin", "main");
				Thread.sleep(random.nextInt(20, 400));
				server.destroyForcibly().waitFor();
				boolean said = push.waitFor() == 0;

				String head = Files.readString(bare().directory().resolve("refs/heads/main")).strip();
				assertThat(head).isIn(accepted, interrupted);
				if (said) {
					assertThat(head).isEqualTo(interrupted);
				}
				assertThat(bare().git("fsck", "--strict", "--connectivity-only").exitCode()).isZero();
			}
			finally {
				server.destroyForcibly().waitFor();
			}
		}
	}

	@Test
	void isNotHeldUpByTheLockOfAKilledServer() throws Exception {
		Process first = server();
		first.destroyForcibly().waitFor();
		Path lock = this.directory.resolve("volume/platform.git/refs/heads/main.lock");
		Files.createDirectories(lock.getParent());
		Files.createFile(lock);
		Process second = server();
		try {
			TestRepository work = TestRepository.clone(this.directory.resolve("work"),
					"http://platform:right@127.0.0.1:%d/platform.git".formatted(PORT));
			work.commit("a", "a");
			work.must("push", "--quiet", "origin", "main");
			assertThat(lock).doesNotExist();
		}
		finally {
			second.destroyForcibly().waitFor();
		}
	}

	private TestRepository bare() {
		return new TestRepository(this.directory.resolve("volume/platform.git"));
	}

	private Process server() throws IOException {
		ProcessBuilder builder = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
				System.getProperty("java.class.path"), GitServerApplication.class.getName());
		builder.environment()
			.putAll(Map.of("GIT_SERVER_DIRECTORY", this.directory.resolve("volume").toString(), "GIT_SERVER_PORT",
					String.valueOf(PORT), "GIT_SERVER_USERNAME", "platform", "GIT_SERVER_PASSWORD", "right",
					"GIT_SERVER_URL", TestServer.URL.toString()));
		Process server = builder.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.directory.resolve("log").toFile()))
			.start();
		try {
			await().atMost(Duration.ofMinutes(2)).until(KilledServerIntegrationTests::isListening);
			return server;
		}
		catch (ConditionTimeoutException ex) {
			// It would answer the next test.
			server.destroyForcibly();
			throw ex;
		}
	}

	private static boolean isListening() {
		try (Socket _ = new Socket("127.0.0.1", PORT)) {
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
