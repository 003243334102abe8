package dev.platform.cli.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.platform.cli.CommandLoop;
import org.jspecify.annotations.Nullable;

/**
 * A process that runs commands of {@code platform} one after another.
 */
final class CommandProcess implements AutoCloseable {

	private final Process process;

	private final BufferedReader output;

	private final OutputStream input;

	CommandProcess(Map<String, String> environment, Path home) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Duser.home=" + home,
				"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				CommandLoop.class.getName())
			.redirectErrorStream(true);
		builder.environment().clear();
		builder.environment().putAll(environment);
		this.process = builder.start();
		this.output = this.process.inputReader(StandardCharsets.UTF_8);
		this.input = this.process.getOutputStream();
	}

	/** Runs one command, and returns all that it printed. */
	Answer run(List<String> words) throws IOException {
		this.input.write((String.join(CommandLoop.BETWEEN_WORDS, words) + "\n").getBytes(StandardCharsets.UTF_8));
		this.input.flush();
		StringBuilder text = new StringBuilder();
		@Nullable String line = this.output.readLine();
		while (line != null) {
			if (line.startsWith(CommandLoop.END)) {
				return new Answer(Integer.parseInt(line.substring(CommandLoop.END.length())), text.toString().strip());
			}
			text.append(line).append('\n');
			line = this.output.readLine();
		}
		throw new IOException("the process ended while it ran %s:%n%s".formatted(words, text));
	}

	@Override
	public void close() {
		this.process.descendants().forEach(ProcessHandle::destroyForcibly);
		this.process.destroyForcibly();
	}

	/**
	 * How a command ended.
	 *
	 * @param output both streams, in the order of their lines
	 */
	record Answer(int exitCode, String output) {
	}

}
