package dev.platform.cli.validation;

import java.util.ArrayList;
import java.util.List;

import dev.platform.cli.policy.Finding;
import dev.platform.cli.policy.Inspection;
import dev.platform.cli.policy.PolicyFolder;
import dev.platform.cli.policy.RenderedOverlay;
import dev.platform.cli.policy.SourceOverrides;
import dev.platform.cli.policy.Severity;
import dev.platform.cli.schema.Schemas;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomize.Batch;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.kustomize.RenderedFolder;
import dev.platform.engine.repository.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Renders overlays and holds them against schemas and rules.
 */
@Component
class Validate {

	private final Kustomize kustomize;

	private final Schemas schemas;

	Validate(Kustomize kustomize, Schemas schemas) {
		this.kustomize = kustomize;
		this.schemas = schemas;
	}

	ValidationReport run(Snapshot snapshot, Selection selection) {
		this.schemas.require();
		List<OverlayFolder> folders;
		try {
			folders = selection.of(snapshot);
		}
		catch (BrokenPipeline broken) {
			return new ValidationReport(snapshot.revision(), 0, List.of(broken.finding()));
		}
		List<String> paths = folders.stream().map(OverlayFolder::path).toList();
		List<RenderedFolder> rendered = new Batch(this.kustomize).build(snapshot, paths);
		List<Finding> findings = new ArrayList<>(new SourceOverrides(snapshot).in(paths));
		List<RenderedOverlay> overlays = new ArrayList<>();
		for (int index = 0; index < folders.size(); index++) {
			OverlayFolder folder = folders.get(index);
			RenderedFolder result = rendered.get(index);
			if (result.problem() != null) {
				findings.add(Finding.of(result.problem(), "build", folder.path() + "/kustomization.yaml",
						folder.environment().value()));
			}
			else {
				overlays.add(new RenderedOverlay(folder.environment(), folder.path(), result.manifests()));
			}
		}
		List<Finding> ofPolicies = new PolicyFolder(snapshot).findings();
		findings.addAll(ofPolicies);
		try {
			findings.addAll(inspect(snapshot, overlays));
		}
		catch (Problem ex) {
			// What the folder of the policies has no place for cannot be read as one.
			if (ofPolicies.isEmpty()) {
				throw ex;
			}
		}
		findings.addAll(new KeyFindings(snapshot).all());
		return new ValidationReport(snapshot.revision(), folders.size(), findings);
	}

	private List<Finding> inspect(Snapshot snapshot, List<RenderedOverlay> overlays) {
		Inspection inspection = new Inspection(snapshot, this.schemas).complete();
		List<Finding> findings = new ArrayList<>(inspection.findings(overlays));
		if (!inspection.hasPolicies()) {
			findings.add(new Finding(Severity.WARNING, "policies", PolicyFolder.PATH, 1, "repository",
					"there are no policies to hold manifests against", "add " + PolicyFolder.PATH));
		}
		return findings;
	}

}
