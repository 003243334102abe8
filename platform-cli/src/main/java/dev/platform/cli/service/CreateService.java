package dev.platform.cli.service;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.image.ImageBuild;
import dev.platform.cli.output.Progress;
import dev.platform.cli.output.Questions;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.scaffold.Land;
import dev.platform.cli.scaffold.Landed;
import dev.platform.cli.scaffold.Template;
import dev.platform.cli.scaffold.Templates;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes a service from a template: sources, manifests and all that names them, in one
 * commit.
 */
@Component
class CreateService {

	private static final String FIRST_VERSION = "1.0.0";

	private final Templates templates;

	private final Land land;

	private final ImageBuild images;

	private final DatabaseRoles roles;

	private final Questions questions;

	private final Progress progress;

	CreateService(Templates templates, Land land, ImageBuild images, DatabaseRoles roles, Questions questions,
			Progress progress) {
		this.templates = templates;
		this.land = land;
		this.images = images;
		this.roles = roles;
		this.questions = questions;
		this.progress = progress;
	}

	CreatedService run(NewService service, boolean dryRun, Permission permission) {
		Template template = this.templates.find(service.template());
		if (template.files().keySet().stream().noneMatch((file) -> file.startsWith("gitops/base/"))) {
			throw Problem.usage("the template %s makes no service".formatted(template.name()),
					"use one of: " + String.join(", ", this.templates.names()));
		}
		TemplateOptions known = new TemplateOptions(template, service.name());
		known.checkName();
		Map<String, String> options = known.complete(service.options(), this.questions);
		ServicePlan plan = new ServicePlan(service.name(), template, options, service.owner(), firstVersion());
		Landed landed = dryRun ? this.land.preview(plan, folders(plan), permission)
				: this.roles.follow(this.land.run(plan, folders(plan), (at) -> built(plan, at), permission));
		tellIfItIsNotFoundAgain(template);
		return CreatedService.of(plan, landed, environments());
	}

	private void tellIfItIsNotFoundAgain(Template template) {
		if (template.origin().commit() == null) {
			this.progress.tell("The template %s is in no commit as it is; commit it, for an upgrade begins with it"
				.formatted(template.name()));
		}
	}

	// Only what this checkout builds before its commit is seen can run at once.
	private @Nullable String firstVersion() {
		return (this.images.isLocal() && !this.land.holdsSources()) ? FIRST_VERSION : null;
	}

	private ServicePlan built(ServicePlan plan, Snapshot at) {
		if (!plan.hasModule() || !plan.isReleased()) {
			return plan;
		}
		this.progress.tell("Building %s".formatted(plan.module()));
		return plan.running(this.images.push(plan.module(), plan.firstImage(at)).version());
	}

	private List<String> environments() {
		return new GitopsRepository(this.land.look()).pipeline()
			.environments()
			.stream()
			.map(Environment::name)
			.map(String::valueOf)
			.toList();
	}

	private static Function<Changes, List<String>> folders(ServicePlan plan) {
		return (changes) -> changes.texts()
			.keySet()
			.stream()
			.filter((file) -> file.matches("gitops/overlays/[^/]+/%s/kustomization.yaml".formatted(plan.name())))
			.map((file) -> file.substring(0, file.lastIndexOf('/')))
			.toList();
	}

}
