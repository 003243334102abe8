package dev.platform.cli.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.platform.cli.FreePort;
import dev.platform.cli.image.RegistryAnswer.Kind;
import dev.platform.cli.network.Proxies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The registry of the cluster on this machine, a process of this test's own.
 */
@EnabledIfSystemProperty(named = "cluster.programs", matches = ".+",
		disabledReason = "NOT RUN: it needs the program registry, ./mvnw verify -Pcluster")
class RegistryIntegrationTests {

	// robot, s3cret-t0ken
	private static final String HTPASSWD = "robot:$2y$05$abcdefghijklmnopqrstuuBt1Ooz.e/xS.SS1YAcn69oaYQ1CQZKK\n";

	@TempDir
	Path directory;

	private @Nullable Process process;

	@AfterEach
	void stop() throws InterruptedException {
		if (this.process != null) {
			this.process.destroy();
			this.process.waitFor();
		}
	}

	@Test
	void asksOneThatAsksNobody() throws Exception {
		assertThat(asking("nobody:knows").ask(start("")).kind()).isEqualTo(Kind.OPEN);
	}

	@Test
	void triesTheLoginThatIsKnown() throws Exception {
		Files.writeString(this.directory.resolve("htpasswd"), HTPASSWD);
		RegistryHost registry = start(
				"auth: {htpasswd: {realm: test, path: %s}}%n".formatted(this.directory.resolve("htpasswd")));
		assertThat(asking("").ask(registry).kind()).isEqualTo(Kind.NO_LOGIN);
		assertThat(asking("robot:outdated").ask(registry).kind()).isEqualTo(Kind.LOGIN_REFUSED);
		assertThat(asking("robot:s3cret-t0ken").ask(registry).kind()).isEqualTo(Kind.LOGIN_TAKEN);
		assertThat(asking("").time(registry)).hasValueSatisfying(
				(time) -> assertThat(Duration.between(time, Instant.now()).abs()).isLessThan(Duration.ofSeconds(10)));
	}

	private RegistryHost start(String more) throws Exception {
		Path program = Path.of(System.getProperty("cluster.programs"), "registry");
		assumeTrue(Files.isExecutable(program), "NOT RUN: there is no " + program);
		int port = FreePort.find();
		Path configuration = Files.writeString(this.directory.resolve("registry.yml"), """
				version: 0.1
				log: {level: warn}
				storage: {filesystem: {rootdirectory: %s}}
				http: {addr: "127.0.0.1:%d"}
				""".formatted(this.directory.resolve("images"), port) + more);
		this.process = new ProcessBuilder(program.toString(), "serve", configuration.toString())
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("registry.log").toFile())
			.start();
		RegistryHost registry = RegistryHost.local("127.0.0.1:" + port);
		for (int attempt = 0; asking("").ask(registry).kind() == Kind.NO_ANSWER; attempt++) {
			assertThat(attempt).as(Files.readString(this.directory.resolve("registry.log"))).isLessThan(300);
			Thread.sleep(100);
		}
		return registry;
	}

	private AskRegistry asking(String login) throws IOException {
		Files.writeString(this.directory.resolve("docker-credential-test"), """
				#!/bin/sh
				test -n "%1$s" || exit 1
				printf '{"Username": "%%s", "Secret": "%%s"}' "%1$s" "%2$s"
				""".formatted(login.replaceFirst(":.*", ""), login.replaceFirst(".*:", "")));
		assertThat(this.directory.resolve("docker-credential-test").toFile().setExecutable(true)).isTrue();
		Files.writeString(this.directory.resolve("config.json"), "{\"credsStore\": \"test\"}");
		return new AskRegistry(new Proxies(Map.of()), new DockerLogins(Map.of("HOME", this.directory.toString(),
				"DOCKER_CONFIG", this.directory.toString(), "PATH", this.directory.toString())));
	}

}
