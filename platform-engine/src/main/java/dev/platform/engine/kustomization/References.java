package dev.platform.engine.kustomization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;

import dev.platform.engine.kustomization.Reference.Kind;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Collects the references of one kustomization, each of which must name a file or folder
 * of the snapshot.
 */
final class References {

	private final ReachableFiles files;

	private final String folder;

	private final String file;

	private final List<Reference> all;

	private final Map<String, String> plugins;

	/**
	 * Those of a folder.
	 * @param file the file that is read, for messages
	 */
	References(ReachableFiles files, String folder, String file) {
		this(files, folder, file, new ArrayList<>(), new LinkedHashMap<>());
	}

	private References(ReachableFiles files, String folder, String file, List<Reference> all,
			Map<String, String> plugins) {
		this.files = files;
		this.folder = folder;
		this.file = file;
		this.all = all;
		this.plugins = plugins;
	}

	/**
	 * The same, of which the next are read in another file: kustomize resolves them
	 * alike.
	 */
	References in(String other) {
		return new References(this.files, this.folder, other, this.all, this.plugins);
	}

	List<Reference> all() {
		return List.copyOf(this.all);
	}

	Map<String, String> plugins() {
		return Map.copyOf(this.plugins);
	}

	/** The file that is read. */
	String file() {
		return this.file;
	}

	/** The items of a list, each read; nothing is an empty list. */
	List<Object> each(Node list, Function<Node, Object> item) {
		if (isNull(list)) {
			return List.of();
		}
		if (!(list instanceof SequenceNode sequence)) {
			throw Place.of(this.file, list).wrong("this must be a list");
		}
		return sequence.getValue().stream().map(item).toList();
	}

	Object fileOrFolder(Node item) {
		WrittenPath path = path(item);
		if (!path.isAddress() && this.files.read(path.from(this.folder)).isPresent()) {
			return add(path, Kind.YAML);
		}
		return folder(item);
	}

	Object folder(Node item) {
		WrittenPath path = path(item);
		if (path.isAddress()) {
			return base(path);
		}
		if (KustomizationFile.in(this.files, path.from(this.folder)).isEmpty()) {
			throw path.place().wrong("there is no file %s, and no folder with a kustomization".formatted(path.shown()));
		}
		return add(path, Kind.FOLDER);
	}

	// Whether it is on this machine is asked when it is read.
	private Object base(WrittenPath path) {
		ListedBases listed = this.files.listed();
		String target = listed.path(path.text()).orElseThrow(() -> path.remote(listed.hint(path.text())));
		this.all.add(new Reference(target, Kind.FOLDER, path.place()));
		return Base.way(this.folder, target);
	}

	Object file(Node item, Kind kind) {
		return file(path(item), kind);
	}

	Object file(WrittenPath path, Kind kind) {
		if (this.files.read(path.from(this.folder)).isEmpty()) {
			throw path.place().wrong("there is no file %s".formatted(path.shown()));
		}
		return add(path, kind);
	}

	/** A patch as text, or the file that holds it. */
	Object inlineOrFile(Node item) {
		String text = text(item);
		return isInline(text) ? inline(item) : file(item, Kind.YAML);
	}

	/** YAML within YAML. */
	Object inline(Node item) {
		ParsedYaml.check(this.file, Place.of(this.file, item).line(), text(item));
		return item;
	}

	// Kustomize tries every text as YAML first. What has more than one line, or is
	// enclosed, cannot be an address to it afterwards.
	static boolean isInline(String text) {
		return text.strip().startsWith("{") || text.strip().startsWith("[") || text.strip().contains("\n");
	}

	/**
	 * A file that configures plugins; kustomize gets what was checked in its place.
	 * @param check reads path and text
	 */
	Object plugins(Node item, BinaryOperator<String> check) {
		WrittenPath path = path(item);
		String target = path.from(this.folder);
		Optional<String> text = this.files.read(target);
		if (text.isEmpty() && KustomizationFile.in(this.files, target).isPresent()) {
			throw path.place()
				.refused("%s is a folder, and what it renders to cannot be checked before".formatted(path.shown()),
						"list the files of that folder instead");
		}
		Object local = file(path, Kind.YAML);
		this.plugins.put(target, check.apply(target, text.orElseThrow()));
		return local;
	}

	WrittenPath path(Node item) {
		return new WrittenPath(text(item), Place.of(this.file, item));
	}

	String text(Node item) {
		if (item instanceof ScalarNode scalar && !isNull(item) && CanonicalYaml.isRead(item)) {
			return scalar.getValue();
		}
		throw Place.of(this.file, item).wrong("this must be a text");
	}

	static boolean isNull(Node node) {
		return node.getTag().equals(Tag.NULL);
	}

	private Object add(WrittenPath path, Kind kind) {
		this.all.add(new Reference(path.from(this.folder), kind, path.place()));
		return path.local();
	}

}
