package dev.platform.cli.scaffold;

import java.util.List;
import java.util.Optional;

import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;

/**
 * A repository that holds only some of the platform's folders, completed from the
 * checkout: a cluster on this machine follows the manifests and nothing else.
 */
record LayeredSnapshot(Snapshot repository, Snapshot checkout) implements Snapshot {

	// The folders that are in a repository as a whole or not at all.
	private static final List<String> UNITS = List.of("bootstrap/applications", "bootstrap/issuers");

	@Override
	public String revision() {
		return this.repository.revision();
	}

	@Override
	public Optional<String> read(String path) {
		return layer(path).read(path);
	}

	@Override
	public boolean isExecutable(String path) {
		return layer(path).isExecutable(path);
	}

	@Override
	public List<String> folders(String path) {
		return layer(path).folders(path);
	}

	@Override
	public List<String> files(String path) {
		return layer(path).files(path);
	}

	/** Whether it is the whole platform, sources and all. */
	boolean whole() {
		return this.repository.read("pom.xml").isPresent();
	}

	/** The part of the changes that belongs into the repository. */
	Changes held(Changes changes) {
		Changes held = Changes.none().without(changes.removed().stream().filter(this::holds).toList());
		for (var file : changes.texts().entrySet()) {
			held = holds(file.getKey()) ? held.with(file.getKey(), file.getValue()) : held;
		}
		return held.executable(changes.executable().stream().filter(this::holds).toList());
	}

	private Snapshot layer(String path) {
		return holds(path) ? this.repository : this.checkout;
	}

	private boolean holds(String path) {
		if (whole()) {
			return true;
		}
		String unit = UNITS.stream()
			.filter((candidate) -> path.equals(candidate) || path.startsWith(candidate + "/"))
			.findFirst()
			.orElse(path.split("/", 2)[0]);
		// Its folders are asked first: each read comes here, and all files are many.
		return this.repository.read(unit).isPresent() || !this.repository.folders(unit).isEmpty()
				|| !this.repository.files(unit).isEmpty();
	}

}
