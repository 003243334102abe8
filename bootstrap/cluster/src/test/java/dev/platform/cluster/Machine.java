package dev.platform.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Programs on this machine, as a person types them.
 */
final class Machine {

	static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();

	static final Path KUBECONFIG = CHECKOUT.resolve(".platform/cluster/kubeconfig");

	/** The native cluster's node, and this machine as the node sees it. */
	static final String NODE = "172.30.0.2";

	static final String OUTSIDE = "172.30.0.1";

	private static final int PATIENCE_MINUTES = 60;

	private Machine() {
	}

	/** A program and how it ended. */
	record Ended(int code, String output, String errors) {

		Ended orFail() {
			if (this.code != 0) {
				throw new AssertionError("exit code %d%n%s%n%s".formatted(this.code, this.output, this.errors));
			}
			return this;
		}

	}

	static Ended platform(String... words) {
		return platform(Map.of(), words);
	}

	static Ended platform(Map<String, String> environment, String... words) {
		List<String> command = new ArrayList<>(List.of(CHECKOUT.resolve("platform").toString()));
		command.addAll(List.of(words));
		return run(CHECKOUT, environment, command.toArray(String[]::new));
	}

	/** A value that {@code platform up --cluster} left for commands to come. */
	static String remembered(String name) {
		try {
			return Files.readString(CHECKOUT.resolve(".platform/cluster").resolve(name)).strip();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	static Ended run(Path directory, Map<String, String> environment, String... words) {
		try {
			Path output = Files.createTempFile("platform-output-", ".txt");
			Path errors = Files.createTempFile("platform-errors-", ".txt");
			try {
				return run(directory, environment, output, errors, words);
			}
			finally {
				Files.delete(output);
				Files.delete(errors);
			}
		}
		catch (IOException | InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	private static Ended run(Path directory, Map<String, String> environment, Path output, Path errors, String... words)
			throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile())
			.redirectInput(Path.of("/dev/null").toFile())
			.redirectOutput(output.toFile())
			.redirectError(errors.toFile());
		builder.environment().keySet().removeAll(List.of("PLATFORM_REPOSITORY", "KUBECONFIG"));
		builder.environment().putAll(environment);
		Process process = builder.start();
		if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
			process.destroyForcibly();
			throw new AssertionError(String.join(" ", words) + " does not end");
		}
		return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
	}

}
