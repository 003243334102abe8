package dev.platform.engine.kustomization;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The files of a repository, and beside them those of the bases that it lists and that
 * are on this machine.
 */
final class ReachableFiles implements Snapshot {

	private final Snapshot own;

	private final FetchedBases fetched;

	private final Map<Base, Optional<Snapshot>> bases = new ConcurrentHashMap<>();

	private volatile @Nullable ListedBases listed;

	private volatile boolean lacksBase;

	ReachableFiles(Snapshot own, FetchedBases fetched) {
		this.own = own;
		this.fetched = fetched;
	}

	/** The bases that may be referred to, also by other bases. */
	ListedBases listed() {
		ListedBases known = this.listed;
		if (known == null) {
			known = ListedBases.in(this.own);
			this.listed = known;
		}
		return known;
	}

	/** Whether a base was missed on this machine. */
	boolean lacksBase() {
		return this.lacksBase;
	}

	/**
	 * A problem where a folder is one of a base that is not on this machine, or that it
	 * does not have.
	 */
	void require(String folder, Place referred) {
		if (!Base.holds(folder)) {
			return;
		}
		Base base = listed().at(folder).getFirst();
		if (base(folder).isEmpty()) {
			this.lacksBase = true;
			throw Problem.failed("%sthe base %s is not on this machine".formatted(referred, base),
					"platform base fetch");
		}
		if (!KustomizationFile.isIn(this, folder)) {
			throw referred.wrong("the base %s has no folder with a kustomization at %s".formatted(base,
					base.own(folder).isEmpty() ? "its root" : base.own(folder)));
		}
	}

	@Override
	public Optional<String> read(String path) {
		if (!Base.holds(path)) {
			return this.own.read(path);
		}
		return base(path).flatMap((files) -> files.read(listed().at(path).getFirst().own(path)));
	}

	private Optional<Snapshot> base(String path) {
		return listed().at(path)
			.stream()
			.flatMap((base) -> this.bases.computeIfAbsent(base, this.fetched::files).stream())
			.findFirst();
	}

	@Override
	public String revision() {
		return this.own.revision();
	}

	@Override
	public boolean isExecutable(String path) {
		return this.own.isExecutable(path);
	}

	@Override
	public List<String> folders(String path) {
		return this.own.folders(path);
	}

	@Override
	public List<String> files(String path) {
		return this.own.files(path);
	}

}
