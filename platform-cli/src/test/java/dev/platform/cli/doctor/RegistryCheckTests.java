package dev.platform.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.FreePort;
import dev.platform.cli.git.FixtureRepository;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.image.AskRegistry;
import dev.platform.cli.image.DockerLogins;
import dev.platform.cli.image.ImageBuild;
import dev.platform.cli.image.MockRegistry;
import dev.platform.cli.image.MockRegistry.Door;
import dev.platform.cli.image.Registry;
import dev.platform.cli.network.Proxies;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RegistryCheckTests {

	@TempDir
	Path directory;

	private GitRemote remote;

	@BeforeEach
	void create() throws IOException {
		this.remote = FixtureRepository.create(this.directory);
	}

	@Test
	void asksNobodyForAPlaceholder() {
		assertThat(check(null))
			.isEqualTo(Diagnosis.ok("registry.example.com is a placeholder, nobody's, and not asked"));
	}

	@Test
	void asksNobodyWhereJarsAreRun() {
		assertThat(diagnose(new ImageBuild(this.directory, Optional::empty)).message()).startsWith("not used");
	}

	@Test
	void asksNobodyWhereTheRepositoryCannotBeRead() {
		this.remote = new GitRemote(
				() -> new RepositoryLocation(this.directory.resolve("nothing.git").toString(), "main"),
				this.directory.resolve("other-cache"));
		Diagnosis diagnosis = check(null);
		assertThat(diagnosis.verdict()).isEqualTo(CheckResult.WARN);
		assertThat(diagnosis.message()).startsWith("not asked: there is no repository at");
	}

	@ParameterizedTest
	@CsvSource({ "OPEN, OK, ''", "BASIC, WARN, docker login", "BEARER_THAT_ANYBODY_GETS, WARN, docker login",
			"BROKEN, FAIL, curl -i http://127.0.0.1" })
	void asksTheRegistryThatAnImageOfThisCheckoutNames(Door door, CheckResult verdict, String mend) throws IOException {
		build("vote");
		try (MockRegistry registry = MockRegistry.start(door)) {
			name("dev", "vote", registry.host());
			Diagnosis diagnosis = check(null);
			assertThat(diagnosis.verdict()).isEqualTo(verdict);
			assertThat(diagnosis.message()).contains(registry.host()).contains("registry.example.com is a placeholder");
			assertThat(diagnosis.mend()).startsWith(mend);
		}
	}

	@Test
	void onlyWarnsOfARegistryThatAClusterPullsFrom() throws IOException {
		name("dev", "vote", "127.0.0.1:" + FreePort.find());
		Diagnosis diagnosis = check(null);
		assertThat(diagnosis.verdict()).isEqualTo(CheckResult.WARN);
		assertThat(diagnosis.message()).contains("does not answer: Connection refused");
		try (MockRegistry registry = MockRegistry.start(Door.BEARER_THAT_ANYBODY_GETS)) {
			name("dev", "vote", registry.host());
			assertThat(check(null).verdict()).isEqualTo(CheckResult.OK);
		}
	}

	@Test
	void asksTheRegistryOfAClusterOnThisMachineAlone() throws IOException {
		try (MockRegistry registry = MockRegistry.start(Door.OPEN)) {
			assertThat(check(registry.host())).isEqualTo(Diagnosis.ok(registry.host() + " answers without a login"));
		}
		Diagnosis gone = check("127.0.0.1:" + FreePort.find());
		assertThat(gone.verdict()).isEqualTo(CheckResult.FAIL);
		assertThat(gone.mend()).isEqualTo("platform up --cluster");
	}

	@Test
	void keepsTheOthersAnswersWhereOneIsSilent() throws IOException {
		build("vote");
		try (MockRegistry silent = MockRegistry.start(Door.SILENT); MockRegistry open = MockRegistry.start(Door.OPEN)) {
			name("dev", "vote", silent.host());
			name("dev", "worker", open.host());
			Instant begin = Instant.now();
			Diagnosis diagnosis = check(null);
			assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(8));
			assertThat(diagnosis.verdict()).isEqualTo(CheckResult.FAIL);
			assertThat(diagnosis.message()).contains(silent.host() + " does not answer")
				.contains(open.host() + " answers without a login");
			assertThat(diagnosis.mend()).contains(silent.host()).doesNotContain(open.host());
		}
	}

	@Test
	void tellsThatTheHelperOfALoginIsMissing() throws IOException {
		build("vote");
		Files.writeString(this.directory.resolve("config.json"), "{\"credsStore\": \"none-such\"}");
		try (MockRegistry registry = MockRegistry.start(Door.BASIC)) {
			name("dev", "vote", registry.host());
			Diagnosis diagnosis = check(null);
			assertThat(diagnosis.verdict()).isEqualTo(CheckResult.FAIL);
			assertThat(diagnosis.message()).contains("docker-credential-none-such");
		}
	}

	private Diagnosis check(@Nullable String local) {
		return diagnose(new ImageBuild(this.directory, () -> Optional.of(new Registry(local, null))));
	}

	private Diagnosis diagnose(ImageBuild images) {
		DockerLogins logins = new DockerLogins(
				Map.of("HOME", this.directory.toString(), "DOCKER_CONFIG", this.directory.toString()));
		return new RegistryCheck(new NamedRegistries(this.remote, images),
				new AskRegistry(new Proxies(Map.of()), logins))
			.diagnose();
	}

	private void build(String service) throws IOException {
		Files.createDirectories(this.directory.resolve("apps").resolve(service));
		Files.createFile(this.directory.resolve("apps/%s/pom.xml".formatted(service)));
	}

	private void name(String environment, String service, String registry) throws IOException {
		Path work = this.directory.resolve("work");
		Path file = work.resolve("gitops/overlays/%s/%s/kustomization.yaml".formatted(environment, service));
		Files.writeString(file,
				Files.readString(file).replaceFirst("newName: [^/]+/", "newName: %s/".formatted(registry)));
		GitServer.git(work, "commit", "--quiet", "--all", "--message=Edit");
		GitServer.git(work, "push", "--quiet", this.directory.resolve("platform.git").toString(), "main");
	}

}
