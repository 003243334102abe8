package dev.platform.cli.policy;

import java.util.List;
import java.util.Optional;

import dev.platform.cli.gitops.CodeOwners;
import dev.platform.cli.gitops.OwnedPaths;
import dev.platform.engine.repository.Snapshot;

/**
 * The fence of every environment belongs to whoever owns the policies: where it does not,
 * those whom it fences in open it.
 */
record FenceOwners(Snapshot snapshot, Fences fences) implements Rule {

	private static final String POLICIES = "gitops/policies/kustomization.yaml";

	@Override
	public String name() {
		return "fence-owners";
	}

	@Override
	public List<Violation> violations(List<Resource> resources) {
		Optional<CodeOwners> owners = this.snapshot.read(CodeOwners.FILE).map(CodeOwners::new);
		return resources.stream()
			.filter((resource) -> resource.folder().equals(Fences.folder(resource.environment())))
			.map(Resource::environment)
			.distinct()
			.flatMap((environment) -> this.fences.namespace(environment).stream())
			.flatMap((namespace) -> owners.flatMap((file) -> violation(namespace, file)).stream())
			.toList();
	}

	private Optional<Violation> violation(Resource namespace, CodeOwners owners) {
		String wanted = owners.lineFor(POLICIES).map(OwnedPaths::owners).orElse("");
		return owners.lineFor(Fences.file(namespace.environment()))
			.filter((line) -> !line.owners().equals(wanted))
			.map((line) -> new Violation(namespace, Severity.ERROR, name(), List.of(),
					"%s:%d gives it to %s, and gitops/policies to %s".formatted(CodeOwners.FILE, line.line(),
							line.owners().isEmpty() ? "nobody" : line.owners(), wanted.isEmpty() ? "nobody" : wanted),
					"add to the end of %s: gitops/overlays/*/environment/ %s".formatted(CodeOwners.FILE, wanted)));
	}

}
