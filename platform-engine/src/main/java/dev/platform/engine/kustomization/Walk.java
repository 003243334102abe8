package dev.platform.engine.kustomization;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Follows the references of folders, and collects the files. Kustomize builds a folder
 * each time that it is referred to: how often that is has a limit, as has what is
 * collected.
 */
final class Walk {

	private static final long BUILDS = 5_000;

	private static final int DEPTH = 100;

	private static final int FILES = 20_000;

	private static final long CHARACTERS = 64 * 1024 * 1024;

	private final Closure closure;

	private final Predicate<String> entered;

	private final Map<String, String> texts = new LinkedHashMap<>();

	private final Map<String, Long> builds = new HashMap<>();

	private final Set<String> open = new HashSet<>();

	private long characters;

	/**
	 * A walk through a closure.
	 * @param entered which folders are looked into
	 */
	Walk(Closure closure, Predicate<String> entered) {
		this.closure = closure;
		this.entered = entered;
	}

	void from(String folder) {
		visit(folder, new Place(folder, 1));
	}

	Map<String, String> texts() {
		return this.texts;
	}

	private long visit(String folder, Place referred) {
		if (!this.entered.test(folder)) {
			return 0;
		}
		Long known = this.builds.get(folder);
		if (known != null) {
			return known;
		}
		if (!this.open.add(folder)) {
			throw referred
				.wrong("this leads back to %s".formatted(folder.isEmpty() ? "." : Shown.text(Base.shown(folder))));
		}
		if (this.open.size() > DEPTH) {
			throw referred.refused("this is more than %d folders deep".formatted(DEPTH), "refer to fewer folders");
		}
		ReadKustomization kustomization = this.closure.kustomization(folder, referred);
		add(kustomization.path(), kustomization.text(), new Place(kustomization.path(), 1));
		long count = 1;
		for (Reference reference : kustomization.references()) {
			switch (reference.kind()) {
				case FOLDER -> count += visit(reference.path(), reference.place());
				case YAML -> add(reference.path(), this.closure.yaml(reference.path()), reference.place());
				case DATA -> add(reference.path(), this.closure.data(reference.path()), reference.place());
			}
		}
		kustomization.plugins().forEach(this.texts::put);
		if (count > BUILDS) {
			throw new Place(kustomization.path(), 1).refused("this builds more than %d folders".formatted(BUILDS),
					"refer to fewer folders, or to each once");
		}
		this.open.remove(folder);
		this.builds.put(folder, count);
		return count;
	}

	private void add(String path, String text, Place referred) {
		if (this.texts.putIfAbsent(path, text) == null) {
			this.characters += text.length();
			if (this.texts.size() > FILES || this.characters > CHARACTERS) {
				throw referred.refused(
						"this is rendered from more than %d files or %d MiB".formatted(FILES, CHARACTERS >> 20),
						"split what is rendered");
			}
		}
	}

}
