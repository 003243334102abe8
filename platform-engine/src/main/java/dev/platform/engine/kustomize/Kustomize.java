package dev.platform.engine.kustomize;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.platform.engine.Problem;
import dev.platform.engine.kustomization.Closure;
import dev.platform.engine.kustomization.FetchedBases;
import dev.platform.engine.repository.Snapshot;

/**
 * Renders folders of a snapshot with the stock kustomize, which gets files that were
 * checked, and nothing else.
 */
public final class Kustomize {

	private final Supplier<List<String>> command;

	private final FetchedBases bases;

	private final Patience patience;

	private final Map<Built, String> built = new ConcurrentHashMap<>();

	private record Built(String folder, Map<String, String> files) {
	}

	/** A kustomize that renders no bases of other repositories. */
	public Kustomize(Supplier<List<String>> command) {
		this(command, FetchedBases.none());
	}

	/**
	 * A kustomize that is looked for at the first use.
	 * @param command the words before the folder: {@code kustomize build}
	 * @param bases the files of other repositories that are on this machine
	 */
	public Kustomize(Supplier<List<String>> command, FetchedBases bases) {
		this(command, bases, Patience.usual());
	}

	Kustomize(Supplier<List<String>> command, FetchedBases bases, Patience patience) {
		this.command = command;
		this.bases = bases;
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
		Map<String, String> files = closure(snapshot).texts(List.of(folder));
		// Who has lost a race for the branch builds again: mostly the same.
		return this.built.computeIfAbsent(new Built(folder, files), (_) -> build(files, folder));
	}

	/** As {@link Closure#requireBases}. */
	public void requireBases(Snapshot snapshot, String folder) {
		closure(snapshot).requireBases(folder);
	}

	Closure closure(Snapshot snapshot) {
		return new Closure(snapshot, this.bases);
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
