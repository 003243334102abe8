package dev.platform.cli.setup.machine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.platform.engine.Problem;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A program of this checkout or of the machine; what it says on standard error is shown
 * while it works.
 */
public record Program(Path directory, Map<String, String> environment) {

	/** Runs it to its end and returns what it printed. */
	public String run(List<String> words) {
		ProcessBuilder builder = new ProcessBuilder(words).directory(this.directory.toFile())
			.redirectInput(Path.of("/dev/null").toFile())
			.redirectError(ProcessBuilder.Redirect.INHERIT);
		builder.environment().putAll(this.environment);
		try {
			Process process = builder.start();
			String output = new String(process.getInputStream().readAllBytes(), UTF_8);
			int code = process.waitFor();
			if (code != 0) {
				throw Problem.failed("%s ended with exit code %d".formatted(words.getFirst(), code),
						"read what it says above");
			}
			return output;
		}
		catch (IOException ex) {
			throw Problem.failed("cannot run %s: %s".formatted(words.getFirst(), ex.getMessage()), "look at the file",
					ex);
		}
		catch (InterruptedException ex) {
			throw Problem.interrupted("repeat the command, which goes on where it stopped", ex);
		}
	}

}
