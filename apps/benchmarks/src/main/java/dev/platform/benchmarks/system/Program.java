package dev.platform.benchmarks.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that was started here; what it says is in a file.
 */
public final class Program {

	private static final double KIB_PER_MIB = 1024.0;

	private static final int GRACE_SECONDS = 60;

	private final Process process;

	private Program(Process process) {
		this.process = process;
	}

	static Program start(List<String> command, Map<String, String> environment, Path directory, Path log) {
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(Redirect.appendTo(log.toFile()));
		// Only what the service is told, or the caller's settings would be measured.
		builder.environment().keySet().retainAll(List.of("PATH", "LANG", "HOME"));
		builder.environment().putAll(environment);
		try {
			Process process = builder.start();
			Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
			return new Program(process);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Waits until it has done what it was started for. */
	void await() {
		int code = code();
		if (code != 0) {
			throw new IllegalStateException("%s ended with exit code %d".formatted(this.process.info(), code));
		}
	}

	/** Waits until it has ended, however it did. */
	int code() {
		return this.process.onExit().join().exitValue();
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/** Ends it as a lack of memory or of power would. */
	void kill() {
		this.process.destroyForcibly();
		this.process.onExit().join();
	}

	/** Asks it to end, and waits until it has. */
	void stop() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
				kill();
			}
		}
		catch (InterruptedException ex) {
			kill();
			Thread.currentThread().interrupt();
		}
	}

	/** How long processors have worked for it. */
	Duration cpu() {
		return this.process.info().totalCpuDuration().orElse(Duration.ZERO);
	}

	/** The most memory it ever had resident, in MiB. */
	double peakMemory() {
		try {
			return Files.readAllLines(Path.of("/proc", Long.toString(this.process.pid()), "status"))
				.stream()
				.filter((line) -> line.startsWith("VmHWM:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
				.sum() / KIB_PER_MIB;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
