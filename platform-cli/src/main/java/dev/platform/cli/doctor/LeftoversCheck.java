package dev.platform.cli.doctor;

import java.util.List;
import java.util.stream.Collectors;

import dev.platform.cli.cluster.ArgoCd;
import dev.platform.cli.cluster.DeliveredFolder;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.CascadingDeletion;
import dev.platform.cli.network.Address;
import dev.platform.engine.repository.Snapshot;

/**
 * Whether the cluster has Applications whose folder is gone from Git: an environment like
 * prod keeps a deleted service until somebody takes it out by hand. Those of another
 * repository are left alone: what is not in this one may well be in that.
 */
record LeftoversCheck(Surroundings surroundings, GitRemote remote) implements Check {

	@Override
	public String subject() {
		return "leftovers";
	}

	@Override
	public Diagnosis diagnose() {
		return this.surroundings.ofArgoCd(this::diagnose);
	}

	private Diagnosis diagnose(ArgoCd argoCd) {
		List<DeliveredFolder> folders = argoCd.folders();
		Snapshot head = this.remote.fetch();
		List<String> others = others(folders, head);
		List<DeliveredFolder> left = folders.stream()
			.filter((folder) -> !others.contains(folder.repository()))
			.filter((folder) -> !folder.leaving() && head.files(folder.path()).isEmpty())
			.toList();
		if (left.isEmpty()) {
			return Diagnosis.ok("the folder of every Application is in Git"
					+ (others.isEmpty() ? "" : "; not asked about those of another repository: "
							+ others.stream().map(Address::shown).collect(Collectors.joining(", "))));
		}
		return Diagnosis.warn(
				"no longer in Git: " + left.stream()
					.map((folder) -> "%s of the Application %s".formatted(folder.path(), folder.application()))
					.collect(Collectors.joining(", ")),
				left.stream()
					.flatMap((folder) -> new CascadingDeletion(folder.application()).commands().stream())
					.map(this.surroundings.cluster()::kubectl)
					.collect(Collectors.joining(" && ")));
	}

	private List<String> others(List<DeliveredFolder> folders, Snapshot head) {
		return folders.stream()
			.map(DeliveredFolder::repository)
			.distinct()
			.filter((repository) -> !isThis(repository, folders, head))
			.toList();
	}

	// Argo CD may read this repository at another address than people do: it is the one
	// that has the commits.
	private boolean isThis(String repository, List<DeliveredFolder> folders, Snapshot head) {
		List<String> compared = folders.stream()
			.filter((folder) -> folder.repository().equals(repository))
			.map(DeliveredFolder::compared)
			.filter((revision) -> revision.matches("[0-9a-f]{40}"))
			.distinct()
			.toList();
		return !compared.isEmpty()
				&& compared.stream().allMatch((revision) -> this.remote.contains(head.revision(), revision));
	}

}
