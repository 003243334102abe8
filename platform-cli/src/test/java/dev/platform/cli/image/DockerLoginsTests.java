package dev.platform.cli.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DockerLoginsTests {

	private static final RegistryHost GHCR = new RegistryHost("ghcr.io", false);

	private static final RegistryHost HUB = new RegistryHost("docker.io", false);

	@TempDir
	Path directory;

	@Test
	void knowsNobodyWithoutAFile() {
		assertThat(logins().of(GHCR)).isEmpty();
		assertThat(logins().file()).isEqualTo(this.directory.resolve(".docker/config.json"));
	}

	@Test
	void readsWhatDockerLoginWrites() throws IOException {
		config("{\"auths\": {\"ghcr.io\": {\"auth\": \"%s\"}, \"https://index.docker.io/v1/\": {\"auth\": \"%s\"}}}"
			.formatted(encoded("jo:pass:word"), encoded("jo-at-hub:other")));
		RegistryLogin login = logins().of(GHCR).orElseThrow();
		assertThat(login.username()).isEqualTo("jo");
		assertThat(login.password()).isEqualTo("pass:word");
		assertThat(login).hasToString("the login of jo from " + logins().file());
		assertThat(logins().of(HUB)).map(RegistryLogin::username).contains("jo-at-hub");
		assertThat(logins().of(new RegistryHost("quay.io", false))).isEmpty();
	}

	@Test
	void readsWhatPodmanLoginWritesBeforeIt() throws IOException {
		config("{\"auths\": {\"ghcr.io\": {\"auth\": \"%s\"}}}".formatted(encoded("docker:1")));
		Path file = this.directory.resolve(".config/containers/auth.json");
		Files.createDirectories(file.getParent());
		Files.writeString(file, "{\"auths\": {\"ghcr.io\": {\"auth\": \"%s\"}}}".formatted(encoded("podman:1")));
		assertThat(logins().of(GHCR)).map(RegistryLogin::username).contains("podman");
	}

	@Test
	void asksTheRegistrysHelperBeforeTheOneForAllAndTheFile() throws IOException {
		config("""
				{"credHelpers": {"ghcr.io": "one"}, "credsStore": "all",
				 "auths": {"ghcr.io": {"auth": "%s"}}}""".formatted(encoded("file:1")));
		helper("one", "read server; printf '{\"Username\": \"one at %s\", \"Secret\": \"s\"}' \"$server\"");
		helper("all", "printf '{\"Username\": \"all\", \"Secret\": \"s\"}'");
		assertThat(logins().of(GHCR)).hasValueSatisfying(
				(login) -> assertThat(login).hasToString("the login of one at ghcr.io from docker-credential-one"));
		assertThat(logins().of(HUB)).map(RegistryLogin::username).contains("all");
	}

	@Test
	void takesTheFileWhereTheHelperKnowsNobody() throws IOException {
		config("{\"credsStore\": \"all\", \"auths\": {\"ghcr.io\": {\"auth\": \"%s\"}}}".formatted(encoded("file:1")));
		helper("all", "echo 'credentials not found in native keychain'; exit 1");
		assertThat(logins().of(GHCR)).map(RegistryLogin::username).contains("file");
	}

	@Test
	void knowsATokenForWhatItIs() throws IOException {
		config("{\"auths\": {\"ghcr.io\": {\"auth\": \"%s\", \"identitytoken\": \"abc\"}}}"
			.formatted(encoded("00000000-0000-0000-0000-000000000000:")));
		assertThat(logins().of(GHCR)).hasValueSatisfying((login) -> assertThat(login.isToken()).isTrue());
	}

	@Test
	void namesAHelperThatIsMissingHangsOrTalksNonsense() throws IOException {
		config("{\"credsStore\": \"all\"}");
		assertBroken("docker-credential-all, which Docker's configuration names, is not on the PATH");
		helper("all", "sleep 60");
		assertBroken("docker-credential-all, which Docker's configuration names, does not answer within 2 s");
		helper("all", "echo hello");
		assertBroken("docker-credential-all, which Docker's configuration names, answers in no words of a"
				+ " credential helper");
	}

	@Test
	void namesAFileThatIsNone() throws IOException {
		config("{\"auths\"");
		assertBroken(logins().file() + " cannot be read");
		config("{\"auths\": {\"ghcr.io\": {\"auth\": \"s3cret!\"}}}");
		assertBroken(logins().file() + " holds an \"auth\" that is no Base64");
	}

	private void assertBroken(String message) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> logins().of(GHCR))
			.withMessage(message)
			.satisfies((problem) -> assertThat(problem.hint()).isNotEmpty());
	}

	private DockerLogins logins() {
		Map<String, String> environment = new HashMap<>(System.getenv());
		environment.keySet().removeIf((name) -> name.startsWith("XDG_") || name.startsWith("DOCKER_"));
		environment.put("HOME", this.directory.toString());
		environment.put("PATH", this.directory.resolve("bin") + ":" + System.getenv("PATH"));
		return new DockerLogins(environment);
	}

	private void config(String text) throws IOException {
		Files.createDirectories(logins().file().getParent());
		Files.writeString(logins().file(), text);
	}

	private void helper(String name, String script) throws IOException {
		Path folder = Files.createDirectories(this.directory.resolve("bin"));
		Path file = Files.writeString(folder.resolve("docker-credential-" + name), "#!/bin/sh\n" + script + "\n");
		assertThat(file.toFile().setExecutable(true)).isTrue();
	}

	private static String encoded(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes());
	}

}
