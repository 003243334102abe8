package dev.platform.local.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The kustomize program: a command that is followed by the directory to build.
 */
public record Kustomize(List<String> command) {

	private static final long TIMEOUT_SECONDS = 60;

	/** From one string such as {@code kubectl kustomize}. */
	public static Kustomize parse(String command) {
		return new Kustomize(List.of(command.strip().split("\\s+")));
	}

	/** The manifests of an overlay as one YAML stream. */
	public String build(Path overlay) throws RenderingFailed {
		List<String> words = new ArrayList<>(this.command);
		words.add(overlay.toString());
		try {
			return output(new ProcessBuilder(words).start(), overlay);
		}
		catch (IOException ex) {
			throw new RenderingFailed("kustomize: cannot run '%s'".formatted(String.join(" ", this.command)), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new RenderingFailed("kustomize: interrupted", ex);
		}
	}

	private static String output(Process process, Path overlay)
			throws IOException, InterruptedException, RenderingFailed {
		process.getOutputStream().close();
		CompletableFuture<String> output = read(process.getInputStream());
		CompletableFuture<String> errors = read(process.getErrorStream());
		if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new RenderingFailed("kustomize: no answer within %d s".formatted(TIMEOUT_SECONDS));
		}
		if (process.exitValue() != 0) {
			throw new RenderingFailed("kustomize: " + complaint(errors.join(), overlay));
		}
		return output.join();
	}

	// both streams are read at once: a full pipe would stop the program
	private static CompletableFuture<String> read(InputStream stream) {
		CompletableFuture<String> text = new CompletableFuture<>();
		Thread.startVirtualThread(() -> {
			try (stream) {
				text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
			}
			catch (IOException ex) {
				text.completeExceptionally(new UncheckedIOException(ex));
			}
		});
		return text;
	}

	// the directory is made for one build and means nothing to a reader
	private static String complaint(String errors, Path overlay) {
		Path overlays = overlay.getParent();
		String directory = (overlays != null) ? overlays + "/" : "";
		return errors.strip().replace(directory, "").replaceFirst("^(?i)error: ", "").replaceAll("\\s*\\n\\s*", " ");
	}

}
