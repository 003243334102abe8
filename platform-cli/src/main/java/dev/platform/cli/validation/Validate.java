package dev.platform.cli.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.platform.cli.policy.Finding;
import dev.platform.cli.policy.Inspection;
import dev.platform.cli.policy.RenderedOverlay;
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

	private static final Pattern PLACED = Pattern.compile("(?<file>[^:]+):(?<line>[0-9]{1,9}): (?<message>.*)");

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
		List<RenderedFolder> rendered = new Batch(this.kustomize).build(snapshot,
				folders.stream().map(OverlayFolder::path).toList());
		List<Finding> findings = new ArrayList<>();
		List<RenderedOverlay> overlays = new ArrayList<>();
		for (int index = 0; index < folders.size(); index++) {
			OverlayFolder folder = folders.get(index);
			RenderedFolder result = rendered.get(index);
			if (result.problem() != null) {
				findings.add(unbuildable(folder, result.problem()));
			}
			else {
				overlays.add(new RenderedOverlay(folder.environment(), folder.path(), result.manifests()));
			}
		}
		Inspection inspection = new Inspection(snapshot, this.schemas).complete();
		findings.addAll(inspection.findings(overlays));
		findings.addAll(new KeyFindings(snapshot).all());
		if (!inspection.hasPolicies()) {
			findings.add(new Finding(Severity.WARNING, "policies", "gitops/policies", 1, "repository",
					"there are no policies to hold manifests against", "add gitops/policies"));
		}
		return new ValidationReport(snapshot.revision(), folders.size(), findings);
	}

	// Most problems begin with their place; where kustomize found one, the folder is
	// known.
	private static Finding unbuildable(OverlayFolder folder, Problem problem) {
		Matcher placed = PLACED.matcher(String.valueOf(problem.getMessage()));
		boolean known = placed.matches();
		return new Finding(Severity.ERROR, "build",
				known ? placed.group("file") : folder.path() + "/kustomization.yaml",
				known ? Integer.parseInt(placed.group("line")) : 1, folder.environment().value(),
				known ? placed.group("message") : String.valueOf(problem.getMessage()), problem.hint());
	}

}
