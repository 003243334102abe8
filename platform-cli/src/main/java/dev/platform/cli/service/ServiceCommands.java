package dev.platform.cli.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.platform.cli.delivery.Overrides;
import dev.platform.cli.delivery.Permission;
import dev.platform.cli.delivery.Reason;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.output.CommandGroup;
import dev.platform.cli.output.OutputFormat;
import dev.platform.cli.output.Questions;
import dev.platform.cli.scaffold.Templates;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;

/**
 * The words for services.
 */
@Order(20)
@Component
class ServiceCommands {

	private static final String OVERRIDE = "rules to go past, as freeze,delivery; needs --reason";

	private final ListServices services;

	private final CreateService create;

	private final UpgradeService upgrade;

	private final DeleteService delete;

	private final Templates templates;

	private final Questions questions;

	ServiceCommands(ListServices services, CreateService create, UpgradeService upgrade, DeleteService delete,
			Templates templates, Questions questions) {
		this.services = services;
		this.create = create;
		this.upgrade = upgrade;
		this.delete = delete;
		this.templates = templates;
		this.questions = questions;
	}

	@Command(name = { "service", "list" }, group = CommandGroup.SERVICES,
			description = "List the services and their release in each environment", help = "platform service list")
	String list(@Option(longName = "output", defaultValue = "table",
			description = OutputFormat.CHOICES) OutputFormat output) {
		return output.render(this.services.run());
	}

	@Command(name = { "service", "create" }, group = CommandGroup.SERVICES,
			description = "Make a service from a template: sources, manifests, network policies, in one commit",
			help = "platform service create --name orders --template spring-web --database postgres\n"
					+ "platform service create --name mails --template spring-worker --queue redis --dry-run\n"
					+ "platform service create --name docs --template image --image registry.example.com/docs:1.4.2")
	String create(@Option(longName = "name", description = "its name; asked for if missing") @Nullable ServiceName name,
			@Option(longName = "template",
					description = "spring-web, spring-worker, image, ./FOLDER or GIT-URL#FOLDER@BRANCH") @Nullable String template,
			@Option(longName = "path",
					description = "where it is behind the host; default: its name") @Nullable String path,
			@Option(longName = "port", description = "where it listens") @Nullable String port,
			@Option(longName = "health",
					description = "template image: the path of its probes") @Nullable String health,
			@Option(longName = "image",
					description = "template image: REPOSITORY:TAG[@DIGEST]") @Nullable ImageReference image,
			@Option(longName = "database", description = "postgres, if it needs one") @Nullable String database,
			@Option(longName = "queue", description = "redis, if it needs one") @Nullable String queue,
			@Option(longName = "owner",
					description = "who owns its sources and its base; default: who owns the others'") @Nullable String owner,
			@Option(longName = "dry-run", description = "show the files, commit nothing") boolean dryRun,
			@Option(longName = "override", description = OVERRIDE) @Nullable Overrides overrides,
			@Option(longName = "reason", description = Reason.MEANING) @Nullable Reason reason,
			@Option(longName = "output", defaultValue = "table",
					description = OutputFormat.CHOICES) OutputFormat output) {
		ServiceName service = (name != null) ? name : new ServiceName(ask("name", List.of(), "orders"));
		String from = (template != null) ? template : ask("template", this.templates.names(), "spring-web");
		Map<String, String> options = new LinkedHashMap<>();
		put(options, "path", path);
		put(options, "port", port);
		put(options, "health", health);
		put(options, "image", image);
		put(options, "database", database);
		put(options, "queue", queue);
		return output.render(this.create.run(new NewService(service, from, options, (owner != null) ? owner : ""),
				dryRun, Permission.of(overrides, reason)));
	}

	@Command(name = { "service", "upgrade" }, group = CommandGroup.SERVICES,
			description = "Bring what a template has learned since into a service made from it",
			help = "platform service upgrade --name orders --dry-run\n"
					+ "platform service upgrade --name orders --conflicts keep")
	String upgrade(@Option(longName = "name", required = true, description = "the service") ServiceName name,
			@Option(longName = "template",
					description = "where its template is now, if it moved") @Nullable String moved,
			@Option(longName = "conflicts", defaultValue = "show",
					description = "lines that both changed: show them and stop, keep the service's, take the template's") Conflicts conflicts,
			@Option(longName = "dry-run", description = "show the files, commit nothing") boolean dryRun,
			@Option(longName = "override", description = OVERRIDE) @Nullable Overrides overrides,
			@Option(longName = "reason", description = Reason.MEANING) @Nullable Reason reason,
			@Option(longName = "output", defaultValue = "table",
					description = OutputFormat.CHOICES) OutputFormat output) {
		return output.render(this.upgrade.run(name, moved, conflicts, dryRun, Permission.of(overrides, reason)));
	}

	@Command(name = { "service", "delete" }, group = CommandGroup.SERVICES,
			description = "Show what goes with a service, then take it away everywhere",
			help = "platform service delete --name orders --dry-run\nplatform service delete --name orders --yes")
	String delete(@Option(longName = "name", required = true, description = "the service") ServiceName name,
			@Option(longName = "yes", description = "do it without asking") boolean sure,
			@Option(longName = "dry-run", description = "show what goes, commit nothing") boolean dryRun,
			@Option(longName = "override", description = OVERRIDE) @Nullable Overrides overrides,
			@Option(longName = "reason", description = Reason.MEANING) @Nullable Reason reason,
			@Option(longName = "output", defaultValue = "table",
					description = OutputFormat.CHOICES) OutputFormat output) {
		return output.render(this.delete.run(name, sure, dryRun, Permission.of(overrides, reason)));
	}

	private static void put(Map<String, String> options, String option, @Nullable Object value) {
		if (value != null) {
			options.put(option, String.valueOf(value));
		}
	}

	private String ask(String option, List<String> choices, String example) {
		return this.questions.ask(option, choices)
			.orElseThrow(() -> Problem.usage("--%s is missing".formatted(option),
					"platform service create --name orders --template %s"
						.formatted(option.equals("name") ? "spring-web" : example)));
	}

}
