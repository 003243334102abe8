package dev.platform.cli.promotion;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import dev.platform.cli.gitops.EnvironmentName;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.gitops.ServerAnswer;
import dev.platform.cli.manifest.BlastRadius;
import dev.platform.cli.manifest.Manifests;
import dev.platform.cli.manifest.ResourceDifference;
import dev.platform.cli.output.Problem;
import dev.platform.cli.policy.Inspection;
import dev.platform.cli.schema.Schemas;

/**
 * Shows what a prepared change would do, and stops there.
 */
record ShowPreview(Rendering rendering, Schemas schemas, RolloutTarget target) {

	Preview run(PreparedChange change) {
		// Rendering is waiting for other processes; meanwhile the policies are read.
		CompletableFuture<Inspection> inspection = CompletableFuture
			.supplyAsync(() -> Findings.inspection(change, this.schemas), Thread.ofPlatform().daemon()::start);
		Rendered rendered = this.rendering.both(change);
		Manifests before = rendered.allBefore();
		Manifests after = rendered.allAfter();
		EnvironmentName environment = change.intent().environment();
		EnvironmentName source = change.intent().source();
		ServerAnswer answer = change.isEmpty() ? ServerAnswer.notAsked("nothing changes")
				: this.target.dryRun(environment, after.changedSince(before).stream());
		return new Preview(change.intent().action(), environment.value(), (source != null) ? source.value() : null,
				change.at().snapshot().revision(), change.remaining().stream().map(ReleaseChange::of).toList(),
				FileChange.of(change), ResourceDifference.between(before, after), new Verdict(
						Findings.of(join(inspection), rendered, this.schemas), BlastRadius.of(before, after), answer));
	}

	private static Inspection join(CompletableFuture<Inspection> inspection) {
		try {
			return inspection.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof Problem problem) ? problem : ex;
		}
	}

}
