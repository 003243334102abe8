package dev.platform.cli.scaffold;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.platform.cli.gitops.Snapshot;
import dev.platform.cli.kustomize.Kustomize;
import dev.platform.cli.output.Problem;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.policy.Brought;
import dev.platform.cli.policy.Finding;
import dev.platform.cli.policy.Inspection;
import dev.platform.cli.policy.RenderedOverlay;

/**
 * Whether the folders of a change build, and a cluster would take what they hold.
 *
 * @param before the repository without the change, whose errors are not the change's
 */
record Admission(Kustomize kustomize, Snapshot before, Snapshot after) {

	private static final Pattern OVERLAY = Pattern.compile("gitops/overlays/(?<environment>[^/]+)(/.*)?");

	/** A problem where one does not build, or breaks a rule that nothing broke before. */
	void require(List<String> folders) {
		List<RenderedOverlay> overlays = rendered(this.after, folders);
		Inspection inspection = new Inspection(this.after);
		List<Finding> errors = errors(inspection, overlays);
		if (errors.isEmpty()) {
			return;
		}
		List<String> there = folders.stream()
			.filter((folder) -> this.before.read(folder + "/kustomization.yaml").isPresent())
			.toList();
		Brought.of(errors(inspection, rendered(this.before, there)), errors)
			.findings()
			.stream()
			.findFirst()
			.ifPresent((error) -> {
				throw Problem.refused("%s: %s; no cluster would take it (%s)".formatted(error.resource(),
						error.message(), error.rule()), error.mend());
			});
	}

	private static List<Finding> errors(Inspection inspection, List<RenderedOverlay> overlays) {
		return inspection.findings(overlays).stream().filter(Finding::isError).toList();
	}

	private List<RenderedOverlay> rendered(Snapshot at, List<String> folders) {
		return folders.parallelStream().flatMap((folder) -> {
			String manifests = this.kustomize.build(at, folder);
			Matcher overlay = OVERLAY.matcher(folder);
			return overlay.matches()
					? Stream
						.of(new RenderedOverlay(new EnvironmentName(overlay.group("environment")), folder, manifests))
					: Stream.<RenderedOverlay>empty();
		}).toList();
	}

}
