package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Path;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers that are busy, break off, or say something wrong about a push.
 */
class BrokenHttpIntegrationTests {

	private static final String INFO_FOR_PUSH = "service=git-receive-pack";

	private static final String PUSH = "platform.git/git-receive-pack";

	@TempDir
	Path directory;

	private HttpWorkplace http;

	@BeforeEach
	void serve() throws IOException {
		this.http = HttpWorkplace.start(this.directory);
	}

	@AfterEach
	void stop() {
		this.http.close();
	}

	@Test
	void goesOnWhereTheServerIsBusyOrBreaksTheConnection() throws IOException {
		this.http.server.mishaps.add(new SmartHttpServer.Mishap("service=git-upload-pack", 503, false));
		this.http.server.mishaps.add(new SmartHttpServer.Mishap("service=git-upload-pack", 0, false));
		this.http.server.mishaps.add(new SmartHttpServer.Mishap(INFO_FOR_PUSH, 502, false));
		this.http.server.mishaps.add(new SmartHttpServer.Mishap(PUSH, 0, false));
		String revision = this.http.publish("Tea").orElseThrow();
		assertThat(this.http.server.mishaps).isEmpty();
		assertThat(this.http.head()).isEqualTo(revision);
	}

	@ParameterizedTest
	@ValueSource(ints = { 408, 429 })
	void comesBackWhereTheServerSaysLater(int status) throws IOException {
		this.http.server.mishaps.add(new SmartHttpServer.Mishap("service=git-upload-pack", status, false));
		this.http.server.mishaps.add(new SmartHttpServer.Mishap(PUSH, status, false));
		assertThat(this.http.publish("Tea")).contains(this.http.head());
		assertThat(this.http.server.mishaps).isEmpty();
	}

	@Test
	void asksNoSecondTimeForWhatTheServerDoesNotUnderstand() {
		this.http.server.mishaps.add(new SmartHttpServer.Mishap("service=git-upload-pack", 400, false));
		assertThat(HttpWorkplace.problem(() -> this.http.publish("Tea"))).hasMessageContaining("cannot reach")
			.hasMessageContaining("400");
	}

	@Test
	void findsTheCommitThatArrivedThoughTheServerSaysThatItWasWrong() throws IOException {
		this.http.server.mishaps.add(new SmartHttpServer.Mishap(PUSH, 400, true));
		assertThat(this.http.publish("Tea")).contains(this.http.head());
	}

	@Test
	void findsTheCommitThatArrivedThoughTheAnswerWasLost() throws IOException {
		String before = this.http.head();
		this.http.server.mishaps.add(new SmartHttpServer.Mishap(PUSH, 0, true));
		String revision = this.http.publish("Tea").orElseThrow();
		assertThat(GitServer.git(this.http.bare, "rev-list", before + "..main")).isEqualTo(revision);
		assertThat(this.http.server.requests.stream().filter((request) -> request.endsWith(PUSH))).hasSize(1);
	}

	@Test
	void doesNotClaimASuccessThatItCannotSee() throws IOException {
		this.http.server.mishaps.add(new SmartHttpServer.Mishap(PUSH, 0, true));
		GitRemote remote = this.http.remote(this.http.withToken());
		Snapshot head = remote.fetch();
		for (int time = 0; time < 10; time++) {
			this.http.server.mishaps.add(new SmartHttpServer.Mishap("service=git-upload-pack", 503, false));
		}
		Problem problem = HttpWorkplace
			.problem(() -> remote.publish(head, HttpWorkplace.change("Tea"), HttpWorkplace.MESSAGE));
		assertThat(problem).hasMessageContaining("cannot be asked whether commit");
		assertThat(problem.hint()).startsWith("repeat the command once it can be reached");
	}

}
