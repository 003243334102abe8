package dev.platform.cli.git.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.platform.engine.Problem;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The programs that Git itself leaves passwords and signatures to.
 *
 * @param environment the variables they are started with
 */
public record GitProgram(Map<String, String> environment) {

	public record Result(int exitCode, String output, String errors) {
	}

	public GitProgram with(String name, String value) {
		Map<String, String> more = new HashMap<>(this.environment);
		more.put(name, value);
		return new GitProgram(more);
	}

	public Result run(String input, String... words) throws IOException {
		return run(input.getBytes(UTF_8), words);
	}

	public Result run(byte[] input, String... words) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(words);
		builder.environment().clear();
		builder.environment().putAll(this.environment);
		Process process = builder.start();
		CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
		try (OutputStream standardInput = process.getOutputStream()) {
			standardInput.write(input);
		}
		catch (IOException ex) {
			// It ended without reading; its exit code says what that means.
		}
		String output = text(process.getInputStream());
		try {
			return new Result(process.waitFor(), output, errors.join());
		}
		catch (InterruptedException ex) {
			process.destroy();
			throw Problem.interrupted("repeat the command", ex);
		}
	}

	private static String text(InputStream stream) {
		try (stream) {
			return new String(stream.readAllBytes(), UTF_8);
		}
		catch (IOException ex) {
			return "";
		}
	}

}
