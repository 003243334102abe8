package dev.platform.engine.kustomize;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.BoundedFolder;
import dev.platform.engine.repository.Closure;
import dev.platform.engine.repository.ScratchFolder;
import dev.platform.engine.repository.Snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Renders folders of a snapshot with the stock kustomize.
 */
public final class Kustomize {

	private static final Path MEMORY = Path.of("/dev/shm");

	private static final String PREFIX = "platform-render-";

	private final Supplier<List<String>> command;

	private final Map<Built, String> built = new ConcurrentHashMap<>();

	private record Built(String folder, Map<String, String> files) {
	}

	/**
	 * A kustomize that is looked for at the first use.
	 * @param command the words before the folder: {@code kustomize build}
	 */
	public Kustomize(Supplier<List<String>> command) {
		this.command = command;
	}

	/**
	 * The manifests of a folder, as a stream of YAML documents; a problem with
	 * kustomize's own words where it does not build.
	 */
	public String build(Snapshot snapshot, String folder) {
		Map<String, String> files = new LinkedHashMap<>();
		new Closure(snapshot).of(folder).forEach((file) -> files.put(file, snapshot.read(file).orElseThrow()));
		// Who has lost a race for the branch builds again: mostly the same.
		return this.built.computeIfAbsent(new Built(folder, files), (_) -> build(files, folder));
	}

	private String build(Map<String, String> files, String folder) {
		Path directory = null;
		try {
			directory = directory();
			BoundedFolder below = new BoundedFolder(directory);
			for (Map.Entry<String, String> file : files.entrySet()) {
				below.write(file.getKey(), file.getValue());
			}
			return run(directory.resolve(folder), folder);
		}
		catch (IOException ex) {
			throw Problem.failed("cannot render %s: %s".formatted(folder, ex.getMessage()), "look at free space", ex);
		}
		finally {
			if (directory != null) {
				delete(directory);
			}
		}
	}

	String run(Path directory, String folder) throws IOException {
		List<String> words = new ArrayList<>(this.command.get());
		words.add(directory.toString());
		ProcessBuilder builder = new ProcessBuilder(words)
			.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
		// It ends soon: a quarter of its time would go into collecting garbage.
		builder.environment().putIfAbsent("GOGC", "400");
		Process process = builder.start();
		CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()),
				Thread.ofPlatform().daemon()::start);
		String manifests = text(process.getInputStream());
		try {
			if (process.waitFor() == 0) {
				return manifests;
			}
		}
		catch (InterruptedException ex) {
			process.destroy();
			throw Problem.interrupted("repeat the command", ex);
		}
		String reason = errors.join().strip().replace(directory.toString(), folder).replace("\n", " ");
		throw Problem.failed("%s does not build: %s".formatted(folder, reason), "kustomize build " + folder);
	}

	private static String text(InputStream stream) {
		try (stream) {
			return new String(stream.readAllBytes(), UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A fresh directory to render from, in memory where the machine has such a place: to
	 * make a small file there takes a twentieth of the time it takes on a disk.
	 */
	static Path directory() throws IOException {
		return Files.isWritable(MEMORY) ? ScratchFolder.in(MEMORY, PREFIX)
				: ScratchFolder.in(Path.of(System.getProperty("java.io.tmpdir")), PREFIX);
	}

	static void delete(Path directory) {
		try (var files = Files.walk(directory)) {
			files.sorted(Comparator.reverseOrder()).forEach((file) -> file.toFile().delete());
		}
		catch (IOException ex) {
			// What stays in the temporary directory harms nobody.
		}
	}

}
