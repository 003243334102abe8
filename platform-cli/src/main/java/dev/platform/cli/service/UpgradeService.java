package dev.platform.cli.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.output.Progress;
import dev.platform.cli.scaffold.Land;
import dev.platform.cli.scaffold.Landed;
import dev.platform.cli.scaffold.Template;
import dev.platform.cli.scaffold.TemplateSource;
import dev.platform.cli.scaffold.Templates;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings what a template has learned since into a service that was made from it.
 */
@Component
class UpgradeService {

	private final Templates templates;

	private final Land land;

	private final DatabaseRoles roles;

	private final Progress progress;

	UpgradeService(Templates templates, Land land, DatabaseRoles roles, Progress progress) {
		this.templates = templates;
		this.land = land;
		this.roles = roles;
		this.progress = progress;
	}

	/**
	 * Upgrades one service.
	 * @param moved where its template is now; null if it is where it was
	 */
	UpgradedService run(ServiceName name, @Nullable String moved, Conflicts conflicts, boolean dryRun,
			Permission permission) {
		Snapshot at = this.land.look();
		UpgradePlan.requireService(at, name);
		TemplateRecord record = TemplateRecord.of(at, name);
		TemplateSource source = (moved != null) ? this.templates.typed(moved)
				: this.templates.recorded(record.template());
		Template newer = source.now();
		if (newer.version().equals(record.version())) {
			return UpgradedService.none(name, newer, !record.origin().differsFrom(newer));
		}
		Template older = source.then(record.origin(), record.version());
		UpgradePlan plan = new UpgradePlan(name, plan(name, older, record), plan(name, newer, record), conflicts);
		show(name, plan, at);
		Function<Changes, List<String>> folders = (_) -> folders(name, at);
		Landed landed = dryRun ? this.land.preview(plan, folders, permission)
				: this.roles.follow(this.land.run(plan, folders, permission));
		return UpgradedService.of(plan, landed);
	}

	// An option that the newer template has in addition is what its default says; nobody
	// but a person knows one without.
	static ServicePlan plan(ServiceName name, Template template, TemplateRecord record) {
		Map<String, String> options = new LinkedHashMap<>();
		template.options().forEach((option, preset) -> {
			String value = record.options().get(option);
			if (value == null && preset == null) {
				throw Problem.refused(
						"version %s of the template %s needs %s, which %s was made without"
							.formatted(template.version(), template.name(), option, name),
						"write it into %s, below options, as %s: \"…\"; commit that, then repeat the command"
							.formatted(TemplateRecord.path(name), option));
			}
			options.put(option,
					(value != null) ? value : template.filled(String.valueOf(preset), Map.of("name", name.value())));
		});
		return new ServicePlan(name, template, options, "", null);
	}

	private void show(ServiceName name, UpgradePlan plan, Snapshot at) {
		List<String> conflicting = plan.merged(at)
			.entrySet()
			.stream()
			.filter((file) -> file.getValue().conflicting())
			.map((file) -> {
				this.progress.tell("CONFLICT (content): Merge conflict in %s\n%s".formatted(file.getKey(),
						file.getValue().text().stripTrailing()));
				return file.getKey();
			})
			.toList();
		if (!conflicting.isEmpty()) {
			throw Problem.refused(
					"%s and its template changed the same lines of %s; nothing has changed".formatted(name,
							String.join(", ", conflicting)),
					"platform service upgrade --name %s --conflicts keep, or take".formatted(name));
		}
	}

	// Its base is in all of them.
	private static List<String> folders(ServiceName name, Snapshot at) {
		GitopsRepository repository = new GitopsRepository(at);
		return repository.folders()
			.stream()
			.map((environment) -> new Overlay(at, environment, name))
			.filter(Overlay::exists)
			.map(Overlay::folder)
			.toList();
	}

}
