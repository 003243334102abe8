package dev.platform.cli.environment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.gitops.EnvironmentName;
import dev.platform.cli.gitops.Pruning;
import dev.platform.cli.gitops.Snapshot;
import dev.platform.cli.kustomize.Kustomize;
import dev.platform.cli.output.Problem;
import dev.platform.cli.output.Questions;
import dev.platform.cli.scaffold.Land;
import dev.platform.cli.scaffold.Landed;
import dev.platform.cli.scaffold.Plan;
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
		String pruned = Pruning.of(at, name, this.kustomize.build(at, "gitops/overlays/" + name)).text();
		Landed landed = this.land.preview(plan, EnvironmentFiles::folders, permission);
		if (!dryRun) {
			if (!sure) {
				confirm(name, "%s%n%s".formatted(pruned, landed.podsText()));
			}
			landed = run(plan, permission);
		}
		return ChangedEnvironment.of(landed.told("Deleted", "delete"), name, landed, pruned);
	}

	private void confirm(EnvironmentName name, String lost) {
		Optional<String> answer = this.questions.ask("%s%nType the name to delete it".formatted(lost), List.of());
		if (answer.isEmpty()) {
			throw Problem.usage("deleting %s takes away all that runs in it".formatted(name),
					"platform environment delete --name %s --dry-run, then with --yes".formatted(name));
		}
		if (!answer.get().equals(name.value())) {
			throw Problem.usage("\"%s\" is not %s; nothing has changed".formatted(answer.get(), name),
					"platform environment delete --name %s".formatted(name));
		}
	}

	/** One preview, whether its time has come or not. */
	PrunedPreviews preview(EnvironmentName name) {
		Previews.in(this.land.look()).named(name);
		return new PrunedPreviews(List.of(name.value()),
				run(new PrunePlan(List.of(name)), Permission.none()).revision());
	}

	/** The previews whose time has come. */
	PrunedPreviews prune(Instant now) {
		List<EnvironmentName> expired = Previews.in(this.land.look())
			.previews()
			.stream()
			.filter((preview) -> preview.isOver(now))
			.map((preview) -> new EnvironmentName(preview.name()))
			.toList();
		return expired.isEmpty() ? new PrunedPreviews(List.of(), null)
				: new PrunedPreviews(expired.stream().map(EnvironmentName::value).toList(),
						run(new PrunePlan(expired), Permission.none()).revision());
	}

	private Landed run(Plan plan, Permission permission) {
		return this.land.run(plan, EnvironmentFiles::folders, (_) -> {
		}, permission);
	}

}
