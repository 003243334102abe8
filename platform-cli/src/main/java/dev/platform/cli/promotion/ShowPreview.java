package dev.platform.cli.promotion;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.gitops.ServerAnswer;
import dev.platform.cli.manifest.BlastRadius;
import dev.platform.cli.manifest.Manifests;
import dev.platform.cli.manifest.ResourceDifference;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.policy.Inspection;
import dev.platform.cli.schema.Schemas;
import dev.platform.engine.Problem;

/**
 * Shows what a prepared change would do, and stops there.
 */
record ShowPreview(Rendering rendering, Schemas schemas, RolloutTarget target) {

	Preview run(PreparedChange change) {
		// Rendering is waiting for other processes; meanwhile the policies are read.
		CompletableFuture<Inspection> inspection = aside(() -> Findings.inspection(change, this.schemas));
		Rendered rendered = this.rendering.both(change);
		Manifests before = rendered.allBefore();
		Manifests after = rendered.allAfter();
		CompletableFuture<List<ResourceDifference>> differences = aside(
				() -> ResourceDifference.between(before, after));
		CompletableFuture<BlastRadius> radius = aside(() -> BlastRadius.of(before, after));
		EnvironmentName environment = change.intent().environment();
		EnvironmentName source = change.intent().source();
		ServerAnswer answer = change.isEmpty() ? ServerAnswer.notAsked("nothing changes")
				: this.target.dryRun(environment, after.changedSince(before).stream());
		return new Preview(change.intent().action(), environment.value(), (source != null) ? source.value() : null,
				change.at().snapshot().revision(), change.remaining().stream().map(ReleaseChange::of).toList(),
				FileChange.of(change), join(differences),
				new Verdict(Findings.of(join(inspection), rendered, this.schemas), join(radius), answer));
	}

	private static <T> CompletableFuture<T> aside(Supplier<T> work) {
		return CompletableFuture.supplyAsync(work, Thread.ofPlatform().daemon()::start);
	}

	private static <T> T join(CompletableFuture<T> work) {
		try {
			return work.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof Problem problem) ? problem : ex;
		}
	}

}
