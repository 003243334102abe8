package dev.platform.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Git's own client is told.
 */
class PushIntegrationTests {

	@TempDir
	Path directory;

	private TestServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = TestServer.start(this.directory.resolve("volume"));
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void givesBackWhatWasPushed() throws IOException {
		TestRepository work = clone("work");
		String commit = work.commit("gitops/a", "a");
		work.must("push", "--quiet", "origin", "main");

		TestRepository other = TestRepository.clone(this.directory.resolve("other"), this.server.anonymously());
		assertThat(other.must("rev-parse", "HEAD")).isEqualTo(commit);
	}

	@Test
	void refusesAPushWithoutPasswordOrWithAWrongOne() throws IOException {
		TestRepository work = clone("work");
		work.commit("a", "a");

		assertThat(work.git("push", this.server.anonymously(), "main").exitCode()).isNotZero();
		assertThat(work.git("push", this.server.as("wrong"), "main")).satisfies((answer) -> {
			assertThat(answer.exitCode()).isNotZero();
			assertThat(answer.output()).contains("Authentication failed");
		});
		assertThat(work.must("ls-remote", "origin")).isEmpty();
	}

	@Test
	void refusesToRewriteOrDeleteMain() throws IOException {
		TestRepository work = clone("work");
		String first = work.commit("a", "a");
		work.must("push", "--quiet", "origin", "main");
		work.must("commit", "--quiet", "--amend", "--message=another");

		assertThat(work.git("push", "--force", "origin", "main").output()).contains("rejected", "non-fast-forward");
		assertThat(work.git("push", "origin", ":main").output()).contains("main cannot be deleted");
		assertThat(work.must("ls-remote", "origin", "main")).startsWith(first);
	}

	@Test
	void letsOtherBranchesBeRewrittenAndDeleted() throws IOException {
		TestRepository work = clone("work");
		work.commit("a", "a");
		work.must("push", "--quiet", "origin", "main:draft");
		work.must("commit", "--quiet", "--amend", "--message=another");
		work.must("push", "--quiet", "--force", "origin", "main:draft");
		work.must("push", "--quiet", "origin", ":draft");
		assertThat(work.must("ls-remote", "origin")).isEmpty();
	}

	@Test
	void refusesMoreThanItsLimit() throws IOException {
		this.server.close();
		this.server = TestServer
			.start(TestServer.settings(this.directory.resolve("volume"), true, 1, TestServer.NOBODY));
		TestRepository work = clone("work");
		byte[] noise = new byte[3 * 1024 * 1024];
		new Random(1).nextBytes(noise);
		Files.write(work.directory().resolve("noise"), noise);
		work.commit("a", "a");

		assertThat(work.git("push", "origin", "main").exitCode()).isNotZero();
		assertThat(work.must("ls-remote", "origin")).isEmpty();
	}

	@Test
	void endsAPushThatHasBegunBeforeItStops() throws Exception {
		TestRepository work = clone("work");
		byte[] noise = new byte[20 * 1024 * 1024];
		new Random(1).nextBytes(noise);
		Files.write(work.directory().resolve("noise"), noise);
		String commit = work.commit("a", "a");
		Process push = work.start("push", "--quiet", "origin", "main");
		Path objects = this.directory.resolve("volume/platform.git/objects");
		while (push.isAlive() && !hasIncomingPack(objects)) {
			Thread.sleep(1);
		}
		assertThat(push.isAlive()).isTrue();
		this.server.close();

		assertThat(push.waitFor()).isZero();
		this.server = TestServer.start(this.directory.resolve("volume"));
		assertThat(work.must("ls-remote", this.server.anonymously(), "main")).startsWith(commit);
	}

	private static boolean hasIncomingPack(Path objects) throws IOException {
		try (var files = Files.list(objects)) {
			return files.anyMatch((file) -> file.getFileName().toString().startsWith("incoming_"));
		}
	}

	private TestRepository clone(String name) throws IOException {
		return TestRepository.clone(this.directory.resolve(name), this.server.as("right"));
	}

}
