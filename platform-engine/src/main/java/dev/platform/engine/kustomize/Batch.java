package dev.platform.engine.kustomize;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.platform.engine.Problem;
import dev.platform.engine.kustomization.CanonicalYaml;
import dev.platform.engine.kustomization.Closure;
import dev.platform.engine.repository.Snapshot;

/**
 * Renders many folders with few processes: a kustomization that lists a dozen of them or
 * more, with an object between each two that tells them apart. A folder that would make
 * the others read otherwise is rendered alone; where a batch does not build, all of its
 * folders are, so that the others do not suffer.
 *
 * @param end when no more folders are begun
 */
public record Batch(Kustomize kustomize, Instant end) {

	// More of them cost more than a process of their own: kustomize compares each object
	// with all others of a build.
	private static final int SIZE = 16;

	private static final String MARKER = """
			apiVersion: v1
			kind: ConfigMap
			metadata:
			  name: platform-batch-%05d
			""";

	private static final Pattern BETWEEN = Pattern
		.compile("(?m)^apiVersion: v1\\nkind: ConfigMap\\nmetadata:\\n  name: platform-batch-[0-9]{5}\\n(?:---\\n)?");

	/** A batch that begins now. */
	public Batch(Kustomize kustomize) {
		this(kustomize, Instant.now().plus(kustomize.patience().all()));
	}

	/**
	 * What each folder renders to, in their order; a problem where all together take
	 * longer than anybody waits.
	 */
	public List<RenderedFolder> build(Snapshot snapshot, List<String> folders) {
		Closure closure = this.kustomize.closure(snapshot);
		List<RenderedFolder> rendered = IntStream.rangeClosed(0, (folders.size() - 1) / SIZE)
			.mapToObj((index) -> folders.subList(index * SIZE, Math.min(folders.size(), (index + 1) * SIZE)))
			.parallel()
			.flatMap((batch) -> render(snapshot, closure, batch).stream())
			.toList();
		if (rendered.stream().anyMatch((folder) -> folder.problem() != null)) {
			requireTime(folders.size());
		}
		return rendered;
	}

	private void requireTime(int folders) {
		this.kustomize.patience().require();
		if (Instant.now().isAfter(this.end)) {
			throw this.kustomize.patience().over("rendering %d folders".formatted(folders));
		}
	}

	private List<RenderedFolder> render(Snapshot snapshot, Closure closure, List<String> folders) {
		List<RenamedObjects> accepted = new ArrayList<>();
		Map<String, String> files = new LinkedHashMap<>();
		List<String> along = new ArrayList<>();
		List<String> apart = new ArrayList<>();
		for (String folder : folders) {
			if (accept(closure, folder, accepted, files)) {
				along.add(folder);
			}
			else {
				apart.add(folder);
			}
		}
		Map<String, RenderedFolder> rendered = new HashMap<>();
		((along.size() > 1) ? together(files, snapshot, along) : oneByOne(snapshot, along))
			.forEach((folder) -> rendered.put(folder.folder(), folder));
		oneByOne(snapshot, apart).forEach((folder) -> rendered.put(folder.folder(), folder));
		return folders.stream().map((folder) -> Objects.requireNonNull(rendered.get(folder))).toList();
	}

	// What cannot even be read says so when it is rendered alone.
	private static boolean accept(Closure closure, String folder, List<RenamedObjects> accepted,
			Map<String, String> files) {
		try {
			Map<String, String> own = closure.texts(List.of(folder));
			RenamedObjects renamed = RenamedObjects.of(own);
			if (accepted.stream().anyMatch(renamed::disturb)) {
				return false;
			}
			files.putAll(own);
			return accepted.add(renamed);
		}
		catch (Problem unreadable) {
			return false;
		}
	}

	private List<RenderedFolder> together(Map<String, String> files, Snapshot snapshot, List<String> folders) {
		try (RenderDirectory directory = RenderDirectory.create()) {
			requireTime(folders.size());
			directory.write(files);
			String[] manifests = BETWEEN
				.split(this.kustomize.run(directory, root(directory, folders), directory.batch().toString()), -1);
			return (manifests.length != folders.size() + 1) ? oneByOne(snapshot, folders)
					: IntStream.range(0, folders.size())
						.mapToObj((index) -> new RenderedFolder(folders.get(index), manifests[index + 1], null))
						.toList();
		}
		catch (IOException ex) {
			throw Kustomize.unwritable(folders.getFirst(), ex);
		}
		catch (Problem oneOfThem) {
			return oneByOne(snapshot, folders);
		}
	}

	private static Path root(RenderDirectory directory, List<String> folders) throws IOException {
		List<String> lines = new ArrayList<>(List.of("apiVersion: kustomize.config.k8s.io/v1beta1",
				"kind: Kustomization", "sortOptions: {order: fifo}", "resources:"));
		Path root = directory.batch();
		for (int index = 0; index < folders.size(); index++) {
			directory.write(root.resolve(index + ".yaml"), MARKER.formatted(index));
			lines.add("- %d.yaml".formatted(index));
			lines.add("- " + CanonicalYaml.quoted("../tree/" + folders.get(index)));
		}
		directory.write(root.resolve("kustomization.yaml"), String.join("\n", lines) + "\n");
		return root;
	}

	private List<RenderedFolder> oneByOne(Snapshot snapshot, List<String> folders) {
		return folders.parallelStream().map((folder) -> alone(snapshot, folder)).toList();
	}

	private RenderedFolder alone(Snapshot snapshot, String folder) {
		try {
			requireTime(1);
			return new RenderedFolder(folder, this.kustomize.build(snapshot, folder), null);
		}
		catch (Problem problem) {
			return new RenderedFolder(folder, "", problem);
		}
	}

}
