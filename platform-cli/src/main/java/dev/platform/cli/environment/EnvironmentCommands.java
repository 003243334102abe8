package dev.platform.cli.environment;

import dev.platform.cli.delivery.Overrides;
import dev.platform.cli.delivery.Permission;
import dev.platform.cli.delivery.Reason;
import dev.platform.cli.output.CommandGroup;
import dev.platform.cli.output.OutputFormat;
import dev.platform.cli.pipeline.EnvironmentName;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.Order;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;

/**
 * The words for environments.
 */
@Order(20)
@Component
class EnvironmentCommands {

	private static final String OVERRIDE = "rules to go past, as freeze,delivery; needs --reason";

	private final ListEnvironments environments;

	private final CreateEnvironment create;

	private final DeleteEnvironment delete;

	EnvironmentCommands(ListEnvironments environments, CreateEnvironment create, DeleteEnvironment delete) {
		this.environments = environments;
		this.create = create;
		this.delete = delete;
	}

	@Command(name = { "environment", "list" }, group = CommandGroup.SERVICES,
			description = "List the environments in the order of promotion", help = "platform environment list")
	String list(@Option(longName = "output", defaultValue = "table",
			description = OutputFormat.CHOICES) OutputFormat output) {
		return output.render(this.environments.run());
	}

	@Command(name = { "environment", "create" }, group = CommandGroup.SERVICES,
			description = "Put an environment into the pipeline, with all services of the one before it",
			help = "platform environment create --name acc --after dev\n"
					+ "platform environment create --name acc --after dev --host acc.example.com --issuer letsencrypt")
	String create(@Option(longName = "name", required = true, description = "its name") EnvironmentName name,
			@Option(longName = "after", required = true,
					description = "the environment its releases come from") EnvironmentName after,
			@Option(longName = "host",
					description = "its services' host; default: like the one before") @Nullable String host,
			@Option(longName = "issuer",
					description = "the ClusterIssuer of its certificate; default: the platform's own") @Nullable String issuer,
			@Option(longName = "dry-run", description = "show the files, commit nothing") boolean dryRun,
			@Option(longName = "override", description = OVERRIDE) @Nullable Overrides overrides,
			@Option(longName = "reason", description = Reason.MEANING) @Nullable Reason reason,
			@Option(longName = "output", defaultValue = "table",
					description = OutputFormat.CHOICES) OutputFormat output) {
		return output.render(this.create.run(name, after, (host != null) ? host : "", (issuer != null) ? issuer : "",
				dryRun, Permission.of(overrides, reason)));
	}

	@Command(name = { "environment", "delete" }, group = CommandGroup.SERVICES,
			description = "Take an environment out of the pipeline, with all that runs in it",
			help = "platform environment delete --name acc --dry-run\nplatform environment delete --name acc --yes")
	String delete(@Option(longName = "name", required = true, description = "the environment") EnvironmentName name,
			@Option(longName = "yes", description = "do it without asking") boolean sure,
			@Option(longName = "dry-run", description = "show what goes, commit nothing") boolean dryRun,
			@Option(longName = "override", description = OVERRIDE) @Nullable Overrides overrides,
			@Option(longName = "reason", description = Reason.MEANING) @Nullable Reason reason,
			@Option(longName = "output", defaultValue = "table",
					description = OutputFormat.CHOICES) OutputFormat output) {
		return output.render(this.delete.run(name, sure, dryRun, Permission.of(overrides, reason)));
	}

}
