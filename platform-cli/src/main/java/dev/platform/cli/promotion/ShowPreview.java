package dev.platform.cli.promotion;

import java.util.ArrayList;
import java.util.List;

import dev.platform.cli.gitops.Changes;
import dev.platform.cli.gitops.EditedSnapshot;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.kustomize.Kustomize;

/**
 * Shows what an intent would do, and stops there.
 */
record ShowPreview(Kustomize kustomize) {

	Preview run(GitopsRepository at, Intent intent) {
		List<ReleaseStep> remaining = intent.remaining(at);
		Changes changes = intent.changes(at, remaining);
		Rendering rendering = new Rendering(this.kustomize);
		List<Manifests> before = rendering.manifests(at.snapshot(), intent.environment(), remaining);
		List<Manifests> after = rendering.manifests(new EditedSnapshot(at.snapshot(), changes), intent.environment(),
				remaining);
		List<ResourceDifference> differences = new ArrayList<>();
		for (int index = 0; index < before.size(); index++) {
			differences.addAll(ResourceDifference.between(before.get(index), after.get(index)));
		}
		return new Preview(intent.action(), intent.environment().value(),
				(intent.source() != null) ? intent.source().value() : null,
				remaining.stream().map(ReleaseChange::of).toList(), differences);
	}

}
