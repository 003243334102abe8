package dev.platform.engine.kustomize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.platform.engine.Problem;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One run of kustomize behind the fence.
 *
 * @param command the words before the folder
 * @param folder what is rendered, for messages
 */
record KustomizeRun(List<String> command, RenderDirectory directory, String folder) {

	private static final int ERRORS = 64 * 1024;

	/** What it writes; a problem where it fails, or reaches a limit. */
	String manifests(Path root) throws IOException {
		List<String> words = new ArrayList<>(this.command);
		words.add(root.toString());
		ProcessBuilder builder = new ProcessBuilder(Fence.ofThisMachine().words(words))
			.directory(this.directory.home().toFile())
			.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
		builder.environment().clear();
		builder.environment().putAll(Fence.environment(this.directory.home()));
		Process process = builder.start();
		CompletableFuture<Boolean> late = new CompletableFuture<Boolean>().completeOnTimeout(true, Fence.SECONDS,
				TimeUnit.SECONDS);
		late.thenRun(process::destroyForcibly);
		CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream(), ERRORS),
				Thread.ofPlatform().daemon()::start);
		String manifests = text(process.getInputStream(), Fence.OUTPUT);
		try {
			int code = process.waitFor();
			boolean inTime = late.complete(false) || !late.join();
			if (!inTime || code == 137) {
				throw limit("takes longer than %d s".formatted(Fence.SECONDS));
			}
			if (manifests.length() >= Fence.OUTPUT) {
				throw limit("is more than %d MiB".formatted(Fence.OUTPUT >> 20));
			}
			if (code == 0) {
				return manifests;
			}
			throw failed(errors.join());
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			throw Problem.interrupted("repeat the command", ex);
		}
	}

	private Problem limit(String what) {
		return Problem.failed("%s does not build: it %s".formatted(this.folder, what),
				"look for what makes it grow: kustomize build " + this.folder);
	}

	private Problem failed(String errors) {
		if (errors.contains("out of memory") || errors.contains("cannot allocate memory")) {
			return limit("needs more memory than it may have");
		}
		String reason = errors.replace(this.directory.tree() + "/", "")
			.replace(this.directory.root() + "/", "")
			.replaceAll("\\p{Cntrl}+", " ")
			.strip();
		return Problem.failed("%s does not build: %s".formatted(this.folder, reason), "kustomize build " + this.folder);
	}

	// What comes after the limit is read all the same, and forgotten: a full pipe would
	// stop the program.
	private static String text(InputStream stream, int limit) {
		try (stream) {
			ByteArrayOutputStream kept = new ByteArrayOutputStream();
			byte[] part = new byte[64 * 1024];
			for (int length = stream.read(part); length >= 0; length = stream.read(part)) {
				kept.write(part, 0, Math.min(length, limit - kept.size()));
			}
			return kept.toString(UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
