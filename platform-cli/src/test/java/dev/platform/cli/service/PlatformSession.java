package dev.platform.cli.service;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import dev.platform.cli.PlatformCli;
import org.awaitility.Awaitility;

/**
 * The command as a process of its own, which reads lines from its standard input.
 */
final class PlatformSession implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final Process process;

	private final Path output;

	private final Path errors;

	private final BufferedWriter lines;

	private PlatformSession(Process process, Path output, Path errors) {
		this.process = process;
		this.output = output;
		this.errors = errors;
		this.lines = process.outputWriter();
	}

	/** Starts one that has read the repository once, so that what follows is its work. */
	static PlatformSession start(Path directory, Map<String, String> environment) throws IOException {
		Path output = Files.createTempFile(directory, "output", ".txt");
		Path errors = Files.createTempFile(directory, "errors", ".txt");
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				PlatformCli.class.getName())
			.redirectOutput(output.toFile())
			.redirectError(errors.toFile());
		builder.environment().putAll(environment);
		PlatformSession session = new PlatformSession(builder.start(), output, errors);
		session.type("service list");
		session.await("redis");
		return session;
	}

	void type(String line) throws IOException {
		this.lines.write(line + "\n");
		this.lines.flush();
	}

	/** Waits until it has said something; an error if it ends before. */
	void await(String words) {
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
			boolean alive = this.process.isAlive();
			if (Files.readString(this.output).contains(words)) {
				return true;
			}
			if (!alive) {
				throw new IllegalStateException(Files.readString(this.output) + Files.readString(this.errors));
			}
			return false;
		});
	}

	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
