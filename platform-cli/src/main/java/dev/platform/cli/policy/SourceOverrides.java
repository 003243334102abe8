package dev.platform.cli.policy;

import java.util.List;

import dev.platform.engine.repository.Snapshot;

/**
 * Files beside a kustomization by which Argo CD alone renders it otherwise, with patches
 * of its own or another base: {@code .argocd-source.yaml}, and one with an Application's
 * name. What is rendered here would not be what reaches the cluster.
 */
public record SourceOverrides(Snapshot snapshot) {

	private static final String PREFIX = ".argocd-source";

	/** Those of folders that Argo CD makes Applications of. */
	public List<Finding> in(List<String> folders) {
		return folders.stream()
			.flatMap((folder) -> this.snapshot.files(folder)
				.stream()
				.filter((file) -> file.startsWith(PREFIX, folder.length() + 1)))
			.map((file) -> new Finding(Severity.ERROR, "argocd-source", file, 1, "repository",
					"Argo CD would render the folder otherwise than it is looked at",
					"write it into the kustomization, and remove the file"))
			.toList();
	}

}
