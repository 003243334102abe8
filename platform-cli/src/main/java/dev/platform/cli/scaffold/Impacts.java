package dev.platform.cli.scaffold;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Pruning;
import dev.platform.cli.manifest.Manifests;
import dev.platform.cli.manifest.PodChanges;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.kustomization.Closure;
import dev.platform.engine.kustomization.KustomizationFile;
import dev.platform.engine.repository.Snapshot;

/**
 * What a change does to each environment that is there without it, told by what its
 * folders render to.
 */
record Impacts(Kustomize kustomize, Snapshot before, Snapshot after, Changes changes) {

	/** The environments that it touches, the pipeline's first. */
	List<Impact> all() {
		SortedSet<String> shared = shared();
		return repository(this.before).environments()
			.stream()
			.flatMap((environment) -> impact(environment, shared).stream())
			.toList();
	}

	private Optional<Impact> impact(EnvironmentName environment, SortedSet<String> shared) {
		List<ChangedFolder> folders = folders(environment, shared);
		boolean touched = !folders.isEmpty() || !below("gitops/overlays/" + environment).isEmpty()
				|| !below("bootstrap/applications/" + environment).isEmpty()
				|| !stage(this.before, environment).equals(stage(this.after, environment));
		if (!touched) {
			return Optional.empty();
		}
		// What Argo CD keeps when its manifests go runs on.
		boolean keeps = Pruning.keeps(this.before, environment);
		List<ChangedFolder> felt = folders.stream().filter((folder) -> !(keeps && folder.goes())).toList();
		List<String> pods = PodChanges.between(
				Manifests.all(felt.stream().map((folder) -> folder.before().manifests()).toList()),
				Manifests.all(felt.stream().map((folder) -> folder.after().manifests()).toList()));
		return Optional.of(new Impact(environment, folders.stream().anyMatch(ChangedFolder::changesWhatRuns), pods));
	}

	private List<ChangedFolder> folders(EnvironmentName environment, SortedSet<String> shared) {
		SortedSet<String> folders = new TreeSet<>(repository(this.before).folders(environment));
		folders.addAll(repository(this.after).folders(environment));
		return folders.parallelStream()
			.filter((folder) -> !below(folder).isEmpty() || reaches(this.before, folder, shared)
					|| reaches(this.after, folder, shared))
			.map((folder) -> new ChangedFolder(folder, side(this.before, folder), side(this.after, folder)))
			.filter(ChangedFolder::differs)
			.toList();
	}

	// Bases and components: what is new among them nothing refers to yet but what is new,
	// too.
	private SortedSet<String> shared() {
		SortedSet<String> shared = new TreeSet<>(this.changes.paths());
		shared.removeIf((path) -> !(path.startsWith("gitops/base/") || path.startsWith("gitops/components/"))
				|| this.before.read(path).isEmpty());
		return shared;
	}

	// What does not build may reach all.
	private static boolean reaches(Snapshot side, String folder, Set<String> files) {
		if (files.isEmpty() || !KustomizationFile.isIn(side, folder)) {
			return false;
		}
		try {
			return !Collections.disjoint(new Closure(side).of(folder), files);
		}
		catch (Problem broken) {
			return true;
		}
	}

	// What does not build now may be mended by the change. What does not build with it is
	// refused elsewhere.
	private ChangedFolder.Side side(Snapshot snapshot, String folder) {
		if (!KustomizationFile.isIn(snapshot, folder)) {
			return ChangedFolder.Side.NONE;
		}
		try {
			return new ChangedFolder.Side(true, Manifests.parse(this.kustomize.build(snapshot, folder)));
		}
		catch (Problem broken) {
			this.kustomize.requireBases(snapshot, folder);
			return ChangedFolder.Side.BROKEN;
		}
	}

	private SortedSet<String> below(String folder) {
		return new TreeSet<>(this.changes.paths()).subSet(folder + "/", folder + "0");
	}

	private static List<Optional<EnvironmentName>> stage(Snapshot side, EnvironmentName name) {
		List<Optional<EnvironmentName>> stage = new ArrayList<>();
		for (Environment environment : repository(side).pipeline().environments()) {
			if (environment.name().equals(name)) {
				stage.add(Optional.ofNullable(environment.after()));
			}
		}
		return stage;
	}

	private static GitopsRepository repository(Snapshot side) {
		return new GitopsRepository(side);
	}

}
