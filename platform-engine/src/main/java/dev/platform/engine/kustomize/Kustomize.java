package dev.platform.engine.kustomize;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.platform.engine.Problem;
import dev.platform.engine.kustomization.Closure;
import dev.platform.engine.repository.Snapshot;

/**
 * Renders folders of a snapshot with the stock kustomize, which gets files that were
 * checked, and nothing else.
 */
public final class Kustomize {

	private final Supplier<List<String>> command;

	private final Patience patience;

	private final Map<Built, String> built = new ConcurrentHashMap<>();

	private record Built(String folder, Map<String, String> files) {
	}

	/**
	 * A kustomize that is looked for at the first use.
	 * @param command the words before the folder: {@code kustomize build}
	 */
	public Kustomize(Supplier<List<String>> command) {
		this(command, Patience.usual());
	}

	Kustomize(Supplier<List<String>> command, Patience patience) {
		this.command = command;
		this.patience = patience;
	}

	Patience patience() {
		return this.patience;
	}

	/**
	 * The manifests of a folder, as a stream of YAML documents; a problem with
	 * kustomize's own words where it does not build, and one with file and line where it
	 * refers to anything outside of the snapshot.
	 */
	public String build(Snapshot snapshot, String folder) {
		Map<String, String> files = new Closure(snapshot).texts(List.of(folder));
		// Who has lost a race for the branch builds again: mostly the same.
		return this.built.computeIfAbsent(new Built(folder, files), (_) -> build(files, folder));
	}

	private String build(Map<String, String> files, String folder) {
		this.patience.require();
		long begin = System.nanoTime();
		try (RenderDirectory directory = RenderDirectory.create()) {
			directory.write(files);
			return run(directory, directory.tree().resolve(folder), folder);
		}
		catch (IOException ex) {
			throw unwritable(folder, ex);
		}
		finally {
			this.patience.took(System.nanoTime() - begin);
		}
	}

	String run(RenderDirectory directory, Path root, String folder) throws IOException {
		return new KustomizeRun(this.command.get(), directory, folder).manifests(root);
	}

	static Problem unwritable(String folder, IOException cause) {
		return Problem.failed("cannot render %s: %s".formatted(folder, cause.getMessage()), "look at free space",
				cause);
	}

}
