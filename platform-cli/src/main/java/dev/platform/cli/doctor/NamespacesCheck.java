package dev.platform.cli.doctor;

import java.util.List;
import java.util.stream.Collectors;

import dev.platform.cli.cluster.ArgoCd;
import dev.platform.cli.cluster.DeliveredFolder;
import dev.platform.cli.git.GitRemote;
import dev.platform.engine.repository.Snapshot;

/**
 * Whether the cluster has namespaces of environments that are gone: those keep their
 * volumes and passwords, which a new environment of the same name would find.
 */
record NamespacesCheck(Surroundings surroundings, GitRemote remote) implements Check {

	@Override
	public String subject() {
		return "namespaces";
	}

	@Override
	public Diagnosis diagnose() {
		return this.surroundings.ofArgoCd(this::diagnose);
	}

	private Diagnosis diagnose(ArgoCd argoCd) {
		List<String> namespaces = argoCd.environments();
		List<DeliveredFolder> folders = argoCd.folders();
		Snapshot head = this.remote.fetch();
		List<String> left = namespaces.stream()
			.filter((namespace) -> head.files("gitops/overlays/" + namespace).isEmpty())
			.filter((namespace) -> folders.stream().noneMatch((folder) -> folder.environment().equals(namespace)))
			.toList();
		if (left.isEmpty()) {
			return Diagnosis.ok("each of an environment is in Git, or has an Application");
		}
		return Diagnosis.warn("left from an environment that is gone: " + String.join(", ", left),
				left.stream()
					.map((namespace) -> "%s, and where nobody misses it: %s".formatted(
							this.surroundings.cluster().kubectl("-n %s get all,pvc".formatted(namespace)),
							this.surroundings.cluster().kubectl("delete namespace " + namespace)))
					.collect(Collectors.joining("; ")));
	}

}
