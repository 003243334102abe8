package dev.platform.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fifty pushes at once.
 */
class ContentionIntegrationTests {

	private static final int PUSHERS = 50;

	@TempDir
	Path directory;

	@Test
	void exactlyOneOfManyIsFirstAndTheOthersAreToldSo() throws Exception {
		try (TestServer server = TestServer.start(this.directory.resolve("volume"))) {
			List<TestRepository> pushers = pushers(server);
			List<TestRepository.Answer> answers = atOnce(pushers, (pusher) -> pusher.git("push", "origin", "main"));

			assertThat(answers).filteredOn((answer) -> answer.exitCode() == 0).hasSize(1);
			assertThat(answers).filteredOn((answer) -> answer.exitCode() != 0)
				.allSatisfy((answer) -> assertThat(answer.output()).contains("rejected")
					.containsAnyOf("non-fast-forward", "fetch first"));
		}
	}

	@Test
	void everyBranchOfManyArrives() throws Exception {
		try (TestServer server = TestServer.start(this.directory.resolve("volume"))) {
			List<TestRepository> pushers = pushers(server);
			List<TestRepository.Answer> answers = atOnce(pushers,
					(pusher) -> pusher.git("push", "origin", "main:" + pusher.directory().getFileName()));

			assertThat(answers).allSatisfy((answer) -> assertThat(answer.exitCode()).as(answer.output()).isZero());
			assertThat(pushers.getFirst().must("ls-remote", "--heads", "origin").lines()).hasSize(PUSHERS + 1);
		}
	}

	private List<TestRepository> pushers(TestServer server) throws IOException {
		TestRepository first = TestRepository.clone(this.directory.resolve("first"), server.as("right"));
		first.commit("a", "a");
		first.must("push", "--quiet", "origin", "main");
		List<TestRepository> pushers = new ArrayList<>();
		for (int i = 0; i < PUSHERS; i++) {
			TestRepository pusher = TestRepository.clone(this.directory.resolve("pusher" + i), server.as("right"));
			pusher.commit("of/" + i, "one of many");
			pushers.add(pusher);
		}
		return pushers;
	}

	private static List<TestRepository.Answer> atOnce(List<TestRepository> pushers, Action action) throws Exception {
		try (ExecutorService threads = Executors.newFixedThreadPool(PUSHERS)) {
			List<Callable<TestRepository.Answer>> actions = new ArrayList<>();
			pushers.forEach((pusher) -> actions.add(() -> action.with(pusher)));
			List<TestRepository.Answer> answers = new ArrayList<>();
			for (Future<TestRepository.Answer> answer : threads.invokeAll(actions)) {
				answers.add(answer.get());
			}
			return answers;
		}
	}

	/**
	 * What each pusher does.
	 */
	private interface Action {

		TestRepository.Answer with(TestRepository pusher) throws IOException;

	}

}
