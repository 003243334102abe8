package dev.platform.cli.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.git.LocalClone;
import dev.platform.cli.gitops.Pruning;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.output.Questions;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.scaffold.Land;
import dev.platform.cli.scaffold.Landed;
import dev.platform.cli.scaffold.Templates;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;
import org.springframework.stereotype.Component;

/**
 * Takes a service away, after showing what goes with it.
 */
@Component
class DeleteService {

	private final Land land;

	private final Kustomize kustomize;

	private final LocalClone checkout;

	private final Templates templates;

	private final DatabaseRoles roles;

	private final Questions questions;

	DeleteService(Land land, Kustomize kustomize, LocalClone checkout, Templates templates, DatabaseRoles roles,
			Questions questions) {
		this.land = land;
		this.kustomize = kustomize;
		this.checkout = checkout;
		this.templates = templates;
		this.roles = roles;
		this.questions = questions;
	}

	DeletedService run(ServiceName name, boolean sure, boolean dryRun, Permission permission) {
		DeletePlan plan = new DeletePlan(name);
		Optional<Landed> finished = dryRun ? Optional.empty() : this.land.finished(plan);
		if (finished.isPresent()) {
			return DeletedService.of(name, this.roles.follow(finished.get()), List.of());
		}
		Snapshot at = this.land.look();
		plan.changes(at);
		List<Pruning> pruned = new ArrayList<>();
		plan.overlays(at).forEach((overlay) -> pruned.add(pruning(at, overlay.environment(), overlay.folder())));
		plan.previews(at).forEach((preview) -> pruned.add(pruning(at, preview, "gitops/overlays/" + preview)));
		Landed preview = this.land.preview(plan, DeleteService::remaining, permission);
		if (dryRun) {
			return DeletedService.of(name, preview, pruned);
		}
		requireNothingUnsaved(plan, at);
		if (!sure) {
			confirm(name, pruned, preview);
		}
		Landed landed = this.land.run(plan, DeleteService::remaining, permission);
		return DeletedService.of(name, this.roles.follow(landed), pruned);
	}

	private Pruning pruning(Snapshot at, EnvironmentName environment, String folder) {
		return Pruning.of(at, environment, this.kustomize.build(at, folder));
	}

	private void requireNothingUnsaved(DeletePlan plan, Snapshot at) {
		SortedSet<String> unsaved = this.checkout.uncommitted(plan.module());
		if (!unsaved.isEmpty()) {
			unsaved.removeAll(new MadeFiles(this.templates, plan.name()).unchanged(at, this.checkout.folder()));
		}
		if (!unsaved.isEmpty()) {
			throw Problem.refused("%s holds work that is in no commit: %s".formatted(plan.module(), unsaved.first()),
					"git commit, or rm -r %s, then repeat the command".formatted(plan.module()));
		}
	}

	private void confirm(ServiceName name, List<Pruning> pruned, Landed preview) {
		Optional<String> answer = this.questions.ask(
				"%s%n%s%nType the name to delete it".formatted(DeletedService.list(pruned), preview.podsText()),
				List.of());
		if (answer.isEmpty()) {
			throw Problem.usage("deleting %s takes away: %s".formatted(name, DeletedService.inOneLine(pruned)),
					"platform service delete --name %s --dry-run, then with --yes".formatted(name));
		}
		if (!answer.get().equals(name.value())) {
			throw Problem.usage("\"%s\" is not %s; nothing has changed".formatted(answer.get(), name),
					"platform service delete --name %s".formatted(name));
		}
	}

	private static List<String> remaining(Changes changes) {
		return changes.texts()
			.keySet()
			.stream()
			.filter((file) -> file.matches("gitops/overlays/[^/]+/kustomization.yaml|bootstrap/applications/.*"))
			.map((file) -> file.substring(0, file.lastIndexOf('/')))
			.toList();
	}

}
