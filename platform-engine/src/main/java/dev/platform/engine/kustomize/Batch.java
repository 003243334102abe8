package dev.platform.engine.kustomize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.BoundedFolder;
import dev.platform.engine.repository.Closure;
import dev.platform.engine.repository.Snapshot;

/**
 * Renders many folders with few processes: a kustomization that lists a dozen of them or
 * more, with an object between each two that tells them apart. A folder that would make
 * the others read otherwise is rendered alone; where a batch does not build, all of its
 * folders are, so that the others do not suffer.
 */
public record Batch(Kustomize kustomize) {

	// More of them cost more than a process of their own: kustomize compares each object
	// with all others of a build.
	private static final int SIZE = 16;

	private static final String ROOT = "platform-batch";

	private static final String MARKER = """
			apiVersion: v1
			kind: ConfigMap
			metadata:
			  name: platform-batch-%05d
			""";

	private static final Pattern BETWEEN = Pattern
		.compile("(?m)^apiVersion: v1\\nkind: ConfigMap\\nmetadata:\\n  name: platform-batch-[0-9]{5}\\n(?:---\\n)?");

	/** What each folder renders to, in their order. */
	public List<RenderedFolder> build(Snapshot snapshot, List<String> folders) {
		Closure closure = new Closure(snapshot);
		return IntStream.rangeClosed(0, (folders.size() - 1) / SIZE)
			.mapToObj((index) -> folders.subList(index * SIZE, Math.min(folders.size(), (index + 1) * SIZE)))
			.parallel()
			.flatMap((batch) -> render(snapshot, closure, batch).stream())
			.toList();
	}

	private List<RenderedFolder> render(Snapshot snapshot, Closure closure, List<String> folders) {
		List<RenamedObjects> accepted = new ArrayList<>();
		Set<String> files = new LinkedHashSet<>();
		List<String> along = new ArrayList<>();
		List<String> apart = new ArrayList<>();
		for (String folder : folders) {
			if (accept(snapshot, closure, folder, accepted, files)) {
				along.add(folder);
			}
			else {
				apart.add(folder);
			}
		}
		Map<String, RenderedFolder> rendered = new HashMap<>();
		((along.size() > 1) ? together(snapshot, along, files) : oneByOne(snapshot, along))
			.forEach((folder) -> rendered.put(folder.folder(), folder));
		oneByOne(snapshot, apart).forEach((folder) -> rendered.put(folder.folder(), folder));
		return folders.stream().map((folder) -> Objects.requireNonNull(rendered.get(folder))).toList();
	}

	// What cannot even be read says so when it is rendered alone.
	private static boolean accept(Snapshot snapshot, Closure closure, String folder, List<RenamedObjects> accepted,
			Set<String> files) {
		try {
			Set<String> own = closure.of(folder);
			RenamedObjects renamed = RenamedObjects.of(snapshot, own);
			if (accepted.stream().anyMatch(renamed::disturb)) {
				return false;
			}
			files.addAll(own);
			return accepted.add(renamed);
		}
		catch (Problem unreadable) {
			return false;
		}
	}

	private List<RenderedFolder> together(Snapshot snapshot, List<String> folders, Set<String> files) {
		Path directory = null;
		try {
			directory = Kustomize.directory();
			BoundedFolder below = new BoundedFolder(directory);
			for (String file : files) {
				below.write(file, snapshot.read(file).orElseThrow());
			}
			String[] manifests = BETWEEN.split(this.kustomize.run(root(below, directory, folders), ROOT), -1);
			return (manifests.length != folders.size() + 1) ? oneByOne(snapshot, folders)
					: IntStream.range(0, folders.size())
						.mapToObj((index) -> new RenderedFolder(folders.get(index), manifests[index + 1], null))
						.toList();
		}
		catch (IOException ex) {
			throw Problem.failed("cannot render: " + ex.getMessage(), "look at free space", ex);
		}
		catch (Problem oneOfThem) {
			return oneByOne(snapshot, folders);
		}
		finally {
			if (directory != null) {
				Kustomize.delete(directory);
			}
		}
	}

	private static Path root(BoundedFolder below, Path directory, List<String> folders) throws IOException {
		List<String> lines = new ArrayList<>(List.of("apiVersion: kustomize.config.k8s.io/v1beta1",
				"kind: Kustomization", "sortOptions: {order: fifo}", "resources:"));
		for (int index = 0; index < folders.size(); index++) {
			below.write("%s/%d.yaml".formatted(ROOT, index), MARKER.formatted(index));
			lines.add("- %d.yaml".formatted(index));
			lines.add("- ../" + folders.get(index));
		}
		below.write(ROOT + "/kustomization.yaml", String.join("\n", lines) + "\n");
		return directory.resolve(ROOT);
	}

	private List<RenderedFolder> oneByOne(Snapshot snapshot, List<String> folders) {
		return folders.parallelStream().map((folder) -> alone(snapshot, folder)).toList();
	}

	private RenderedFolder alone(Snapshot snapshot, String folder) {
		try {
			return new RenderedFolder(folder, this.kustomize.build(snapshot, folder), null);
		}
		catch (Problem problem) {
			return new RenderedFolder(folder, "", problem);
		}
	}

}
