package dev.platform.engine.kustomize;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import dev.platform.engine.Problem;

/**
 * One run of kustomize behind the fence.
 *
 * @param command the words before the folder
 * @param folder what is rendered, for messages
 */
record KustomizeRun(List<String> command, RenderDirectory directory, String folder) {

	private static final int ERRORS = 64 * 1024;

	private static final int SHOWN = 1_000;

	// What a shell says of a process that was killed, as the kernel does for its time.
	private static final int KILLED = 128 + 9;

	// How kubectl notes what it tells nobody: I1201 12:00:00.000000 4711 memcache.go:1]
	private static final Pattern NOTE = Pattern.compile("(?m)^[IWEF]\\d{4} [\\d:.]+ +\\d+ [^ \\]]+\\] .*\\R?");

	// The same before the error that it ends with.
	private static final Pattern NOTED = Pattern
		.compile("(?m)^[IWEF]\\d{4} [\\d:.]+ +\\d+ [^ \\]]+\\] (?:\"command failed\" err=)?");

	private static final int NOT_RUN = 126;

	private static final int NOT_FOUND = 127;

	/** What it writes; a problem where it fails, or reaches a limit. */
	String manifests(Path root) throws IOException {
		Process process = start(root);
		CompletableFuture<Boolean> late = new CompletableFuture<Boolean>().completeOnTimeout(true, Fence.SECONDS,
				TimeUnit.SECONDS);
		late.thenAccept((over) -> {
			if (over) {
				process.destroyForcibly();
			}
		});
		CompletableFuture<BoundedText> errors = CompletableFuture.supplyAsync(
				() -> BoundedText.of(process.getErrorStream(), ERRORS, process), Thread.ofPlatform().daemon()::start);
		BoundedText manifests = BoundedText.of(process.getInputStream(), Fence.OUTPUT, process);
		try {
			int code = process.waitFor();
			boolean inTime = late.complete(false);
			if (manifests.isCut() || errors.join().isCut()) {
				throw limit("is more than %d MiB".formatted(Fence.OUTPUT >> 20));
			}
			if (!inTime || code == KILLED) {
				throw limit("takes longer than %d s".formatted(Fence.SECONDS));
			}
			if (code == 0) {
				return manifests.text();
			}
			throw (code == NOT_FOUND || code == NOT_RUN) ? unfit(errors.join().text()) : failed(errors.join().text());
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			throw Problem.interrupted("repeat the command", ex);
		}
	}

	private Process start(Path root) throws IOException {
		List<String> words = new ArrayList<>(this.command);
		words.add(root.toString());
		ProcessBuilder builder = new ProcessBuilder(Fence.ofThisMachine().words(words))
			.directory(this.directory.home().toFile())
			.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
		builder.environment().clear();
		builder.environment().putAll(Fence.environment(this.directory.home()));
		return builder.start();
	}

	private Problem limit(String what) {
		return Problem.failed("%s does not build: it %s".formatted(this.folder, what),
				"look for what makes it grow: kustomize build " + this.folder);
	}

	// A script that starts the real one finds neither its interpreter nor that one.
	private Problem unfit(String errors) {
		return Problem.failed(
				"%s cannot be run without other programs: %s".formatted(this.command.getFirst(), shown(errors)),
				"export PLATFORM_KUSTOMIZE='/path/of/kustomize build', with the program itself");
	}

	private Problem failed(String errors) {
		if (errors.contains("out of memory") || errors.contains("cannot allocate memory")) {
			return limit("needs more memory than it may have");
		}
		return Problem.failed("%s does not build: %s".formatted(this.folder, shown(errors)),
				"kustomize build " + this.folder);
	}

	private String shown(String errors) {
		String words = NOTE.matcher(errors).replaceAll("");
		String line = (words.isBlank() ? NOTED.matcher(errors).replaceAll("") : words)
			.replace(this.directory.tree() + "/", "")
			.replace(this.directory.root() + "/", "")
			.replaceAll("[\\p{Cc}\\p{Cf}]+", " ")
			.strip();
		return (line.length() > SHOWN) ? line.substring(0, SHOWN) + "…" : line;
	}

}
