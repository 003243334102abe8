package dev.platform.cli.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A program that tells its version.
 */
record InstalledProgram(List<String> words) {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	/**
	 * The first line it prints; nothing where it cannot be started, fails or hangs.
	 */
	Optional<String> version() {
		Process process;
		try {
			process = new ProcessBuilder(this.words).redirectInput(Path.of("/dev/null").toFile())
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
		try {
			// Its few words wait in the pipe: one that hangs is not waited for.
			boolean ended = process.waitFor(PATIENCE);
			return (ended && process.exitValue() == 0)
					? new String(process.getInputStream().readAllBytes(), UTF_8).lines().findFirst().map(String::strip)
					: Optional.empty();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Optional.empty();
		}
		finally {
			process.destroyForcibly();
		}
	}

}
