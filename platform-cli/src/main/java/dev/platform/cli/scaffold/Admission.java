package dev.platform.cli.scaffold;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.policy.Brought;
import dev.platform.cli.policy.Finding;
import dev.platform.cli.policy.Inspection;
import dev.platform.cli.policy.RenderedOverlay;
import dev.platform.cli.schema.Schemas;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomize.Batch;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.kustomize.RenderedFolder;
import dev.platform.engine.repository.Snapshot;

/**
 * Whether the folders of a change build, and a cluster would take what the environments
 * become that they belong to.
 *
 * @param schemas what objects are held against, too, where there are any
 * @param before the repository without the change, whose errors are not the change's
 */
record Admission(Kustomize kustomize, Schemas schemas, Snapshot before, Snapshot after) {

	private static final String OVERLAYS = "gitops/overlays/";

	/** A problem where one does not build, or breaks a rule that nothing broke before. */
	void require(List<String> folders) {
		new Batch(this.kustomize).build(this.after, folders)
			.stream()
			.flatMap((folder) -> Optional.ofNullable(folder.problem()).stream())
			.findFirst()
			.ifPresent((problem) -> {
				throw problem;
			});
		Inspection inspection = new Inspection(this.after, this.schemas.areThere() ? this.schemas : null);
		List<Finding> errors = errors(inspection, rendered(this.after, folders));
		if (errors.isEmpty()) {
			return;
		}
		Brought.of(errors(inspection, rendered(this.before, folders)), errors)
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

	// All of their environments, for rules about several objects; they themselves last,
	// so that what they claim is another's. What does not build otherwise is left out.
	private List<RenderedOverlay> rendered(Snapshot at, List<String> changed) {
		List<String> folders = changed.stream()
			.filter((folder) -> folder.startsWith(OVERLAYS))
			.map(Admission::environment)
			.distinct()
			.flatMap((environment) -> new GitopsRepository(at).folders(environment).stream())
			.sorted(Comparator.comparing(changed::contains))
			.toList();
		List<RenderedFolder> all = new Batch(this.kustomize).build(at, folders);
		all.stream()
			.filter((rendered) -> rendered.problem() != null)
			.forEach((rendered) -> this.kustomize.requireBases(at, rendered.folder()));
		return all.stream()
			.map((rendered) -> new RenderedOverlay(environment(rendered.folder()), rendered.folder(),
					rendered.manifests()))
			.toList();
	}

	private static EnvironmentName environment(String folder) {
		return new EnvironmentName(folder.substring(OVERLAYS.length()).split("/")[0]);
	}

}
