package dev.platform.cli.environment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.gitops.Pruning;
import dev.platform.cli.output.Questions;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.scaffold.Land;
import dev.platform.cli.scaffold.Landed;
import dev.platform.cli.scaffold.Plan;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.repository.Snapshot;
import org.springframework.stereotype.Component;

/**
 * Takes an environment away, after showing what goes with it.
 */
@Component
class DeleteEnvironment {

	private final Land land;

	private final Kustomize kustomize;

	private final Questions questions;

	DeleteEnvironment(Land land, Kustomize kustomize, Questions questions) {
		this.land = land;
		this.kustomize = kustomize;
		this.questions = questions;
	}

	/** A stage of the pipeline. */
	ChangedEnvironment run(EnvironmentName name, boolean sure, boolean dryRun, Permission permission) {
		DeletePlan plan = new DeletePlan(name);
		Snapshot at = this.land.look();
		plan.changes(at);
		String pruned = Pruning.of(at, name, this.kustomize.build(at, "gitops/overlays/" + name)).textOfAll();
		Landed landed = this.land.preview(plan, EnvironmentFiles::folders, permission);
		if (!dryRun) {
			if (!sure) {
				confirm("environment", name, "%s%n%s".formatted(pruned, landed.podsText()));
			}
			landed = run(plan, permission);
		}
		return ChangedEnvironment.of(landed.told("Deleted", "delete"), name, landed, pruned);
	}

	private void confirm(String kind, EnvironmentName name, String lost) {
		Optional<String> answer = this.questions.ask("%s%nType the name to delete it".formatted(lost), List.of());
		if (answer.isEmpty()) {
			throw Problem.usage("deleting %s takes away all that runs in it".formatted(name),
					"platform %s delete --name %s --dry-run, then with --yes".formatted(kind, name));
		}
		if (!answer.get().equals(name.value())) {
			throw Problem.usage("\"%s\" is not %s; nothing has changed".formatted(answer.get(), name),
					"platform %s delete --name %s".formatted(kind, name));
		}
	}

	/** One preview, whether its time has come or not. */
	PrunedPreviews preview(EnvironmentName name, boolean sure, boolean dryRun) {
		Previews.in(this.land.look()).named(name);
		PrunePlan plan = new PrunePlan(List.of(name));
		if (!sure && !dryRun) {
			confirm("preview", name, look(plan).podsText());
		}
		return prune(plan, dryRun);
	}

	/** The previews whose time has come. */
	PrunedPreviews prune(Instant now, boolean dryRun) {
		List<EnvironmentName> expired = Previews.in(this.land.look())
			.previews()
			.stream()
			.filter((preview) -> preview.isOver(now))
			.map((preview) -> new EnvironmentName(preview.name()))
			.toList();
		return expired.isEmpty() ? PrunedPreviews.none() : prune(new PrunePlan(expired), dryRun);
	}

	private PrunedPreviews prune(PrunePlan plan, boolean dryRun) {
		return PrunedPreviews.of(plan.names(), dryRun ? look(plan) : run(plan, Permission.none()));
	}

	private Landed look(PrunePlan plan) {
		return this.land.preview(plan, EnvironmentFiles::folders, Permission.none());
	}

	private Landed run(Plan plan, Permission permission) {
		return this.land.run(plan, EnvironmentFiles::folders, permission);
	}

}
