package dev.platform.cli.image;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.platform.engine.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A program that keeps logins for Docker, by Docker's protocol for them.
 *
 * @param program its name, {@code docker-credential-pass}
 */
record DockerCredential(String program, Map<String, String> environment) {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	/** The one that Docker's configuration calls so, {@code pass}. */
	static DockerCredential named(String name, Map<String, String> environment) {
		return new DockerCredential("docker-credential-" + name, environment);
	}

	/** What it knows; a problem where it cannot be asked. */
	Optional<RegistryLogin> login(String server) {
		Path file = installed().orElseThrow(() -> broken("is not on the PATH"));
		Process process;
		try {
			ProcessBuilder builder = new ProcessBuilder(file.toString(), "get")
				.redirectError(ProcessBuilder.Redirect.DISCARD);
			builder.environment().clear();
			builder.environment().putAll(this.environment);
			process = builder.start();
		}
		catch (IOException ex) {
			throw broken("does not start: " + ex.getMessage());
		}
		try {
			tell(process, server);
			// Its few words wait in the pipe: one that hangs is not waited for.
			if (!process.waitFor(PATIENCE)) {
				throw broken("does not answer within %d s".formatted(PATIENCE.toSeconds()));
			}
			return (process.exitValue() == 0) ? read(process.getInputStream().readAllBytes()) : Optional.empty();
		}
		catch (IOException | JacksonException ex) {
			throw broken("answers in no words of a credential helper");
		}
		catch (InterruptedException ex) {
			throw Problem.interrupted("repeat the command", ex);
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static void tell(Process process, String server) {
		try (OutputStream input = process.getOutputStream()) {
			input.write(server.getBytes(UTF_8));
		}
		catch (IOException _) {
			// It has ended without a look at the server's name; what it said counts.
		}
	}

	/** Where it is; nothing where it is not on the path. */
	Optional<Path> installed() {
		return Stream.of(this.environment.getOrDefault("PATH", "").split(File.pathSeparator))
			.filter((folder) -> !folder.isEmpty())
			.map((folder) -> Path.of(folder, this.program))
			.filter(Files::isExecutable)
			.findFirst();
	}

	private Optional<RegistryLogin> read(byte[] output) {
		JsonNode answer = JsonMapper.shared().readTree(output);
		String secret = answer.path("Secret").asString("");
		return secret.isEmpty() ? Optional.empty()
				: Optional.of(new RegistryLogin(answer.path("Username").asString(""), secret, this.program));
	}

	private Problem broken(String how) {
		return Problem.failed("%s, which Docker's configuration names, %s".formatted(this.program, how),
				"install it, or name another: less ~/.docker/config.json");
	}

}
