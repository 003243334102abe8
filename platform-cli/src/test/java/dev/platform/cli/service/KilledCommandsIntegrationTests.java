package dev.platform.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import dev.platform.cli.git.GitServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The command itself, killed at random moments: what is not in any commit is still there,
 * and the same line typed again does what it says.
 */
class KilledCommandsIntegrationTests {

	private static final int ROUNDS = 2;

	private static final int LONGEST_MILLIS = 1500;

	private static final String CREATE = "service create --name mails --template spring-worker --queue redis";

	private static final String DELETE = "service delete --name mails --yes";

	private static final String PIPELINE = "environments:\n- name: dev\n- name: prod\n  after: dev\n";

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	@TempDir
	Path directory;

	private GitServer server;

	private Path checkout;

	private PlatformSession session;

	private String moment = "";

	@BeforeEach
	void serve() throws IOException {
		this.server = GitServer.start(this.directory);
		this.server.create("whole", List.of("gitops", "bootstrap/applications", "bootstrap/git-server/pom.xml",
				"pom.xml", "CODEOWNERS", "platform-cli/templates"));
		this.server.create("manifests");
		for (String name : List.of("whole", "manifests")) {
			Path work = this.directory.resolve(name + "-work");
			Files.writeString(work.resolve("gitops/pipeline.yaml"), PIPELINE);
			GitServer.git(work, "commit", "--quiet", "--all", "--message=Change the rules");
			GitServer.git(work, "push", "--quiet", bare(name).toString(), "main");
		}
		this.checkout = this.directory.resolve("checkout");
		GitServer.git(this.directory, "clone", "--quiet", bare("whole").toString(), this.checkout.toString());
	}

	@AfterEach
	void stop() {
		if (this.session != null) {
			this.session.close();
		}
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "whole", "manifests" })
	void servicesComeAndGoAndNobodysWorkWithThem(String repository) throws Exception {
		Map<Path, String> mine = work(repository);
		this.session = start(repository);
		for (int round = 0; round < ROUNDS; round++) {
			killed(repository, CREATE, "Created mails", mine);
			assertThat(GitServer.git(bare(repository), "ls-tree", "-r", "--name-only", "main")).as(this.moment)
				.contains("gitops/base/mails/deployment.yaml");
			assertThat(this.checkout.resolve("apps/mails/pom.xml")).as(this.moment).exists();
			killed(repository, DELETE, "Deleted mails", mine);
			assertThat(GitServer.git(bare(repository), "ls-tree", "-r", "--name-only", "main")).as(this.moment)
				.doesNotContain("mails");
			assertThat(this.checkout.resolve("apps/mails")).as(this.moment).doesNotExist();
			for (Map.Entry<Path, String> file : mine.entrySet()) {
				assertThat(file.getKey()).as(this.moment).content().isEqualTo(file.getValue());
			}
		}
	}

	@Test
	void aPromotionIsOnTheBranchOnceOrNotAtAll() throws Exception {
		Map<Path, String> mine = work("whole");
		this.session = start("whole");
		for (int round = 0; round < ROUNDS; round++) {
			String version = "9.0." + round;
			this.session
				.type("deploy --env dev --service vote --image registry.example.com/vote:%s".formatted(version));
			awaitOnBranch("dev", version);
			killed("whole", "promote --env prod --service vote", "{", mine);
			awaitOnBranch("prod", version);
			assertThat(GitServer.git(bare("whole"), "rev-list", "--count", "--grep=^Platform-Action: promote", "main"))
				.as(this.moment)
				.isEqualTo(String.valueOf(round + 1));
			assertThat(GitServer.git(bare("whole"), "fsck", "--strict")).as(this.moment)
				.doesNotContain("error", "missing", "corrupt");
		}
	}

	// By one process, and again by the next one, which is the one that is killed then.
	private void killed(String repository, String line, String said, Map<Path, String> mine) throws Exception {
		int millis = this.random.nextInt(LONGEST_MILLIS);
		this.moment = "seed %d, %s, killed after %d ms".formatted(this.seed, line, millis);
		PlatformSession next = start(repository);
		this.session.type(line);
		Thread.sleep(millis);
		this.session.kill();
		this.session = next;
		for (Map.Entry<Path, String> file : mine.entrySet()) {
			assertThat(withoutMails(Files.readString(file.getKey()))).as(this.moment).isEqualTo(file.getValue());
		}
		boolean done = !said.equals("{") && !Files.exists(this.checkout.resolve(".git/platform-landing"))
				&& has(repository) == line.equals(CREATE);
		if (!done) {
			again(next, line, said);
		}
	}

	private boolean has(String repository) throws IOException {
		return GitServer.git(bare(repository), "ls-tree", "-r", "--name-only", "main").contains("gitops/base/mails/");
	}

	private static void again(PlatformSession next, String line, String said) throws IOException {
		next.type(line);
		// A command that failed is the last one.
		next.type("service list --output json");
		next.await(said);
		next.await("{");
	}

	private static String withoutMails(String text) {
		return text.lines().filter((line) -> !line.contains("mails")).collect(Collectors.joining("\n", "", "\n"));
	}

	private void awaitOnBranch(String environment, String version) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.untilAsserted(() -> assertThat(overlay(environment)).as(this.moment).contains(version));
	}

	private String overlay(String environment) throws IOException {
		return GitServer.git(bare("whole"), "show",
				"main:gitops/overlays/%s/vote/kustomization.yaml".formatted(environment));
	}

	// Edited, not committed; where the commit changes these files, too, it is merged.
	private Map<Path, String> work(String repository) throws IOException {
		Path untracked = this.checkout.resolve("notes.txt");
		Files.writeString(untracked, "in no commit\n");
		List<String> edited = repository.equals("whole") ? List.of("gitops/README.md")
				: List.of("CODEOWNERS", "pom.xml", "gitops/README.md");
		for (String file : edited) {
			String text = Files.readString(this.checkout.resolve(file));
			Files.writeString(this.checkout.resolve(file),
					file.equals("pom.xml") ? text + "<!-- mine -->\n" : text + "# mine\n");
		}
		Map<Path, String> mine = new HashMap<>(Map.of(untracked, Files.readString(untracked)));
		for (String file : edited) {
			mine.put(this.checkout.resolve(file), Files.readString(this.checkout.resolve(file)));
		}
		return mine;
	}

	private PlatformSession start(String repository) throws IOException {
		return PlatformSession.start(this.directory,
				Map.of("PLATFORM_CHECKOUT", this.checkout.toString(), "PLATFORM_REPOSITORY",
						this.server.location(repository).url(), "PLATFORM_BRANCH", "main", "PLATFORM_STATE",
						this.directory.resolve("state").toString(), "XDG_CACHE_HOME",
						this.directory.resolve("cache-" + repository).toString(), "KUBECONFIG",
						this.directory.resolve("none").toString()));
	}

	private Path bare(String name) {
		return this.directory.resolve(name + ".git");
	}

}
