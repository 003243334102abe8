package dev.platform.cli.environment;

import dev.platform.cli.output.OutputFormat;

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

	private final ListEnvironments environments;

	EnvironmentCommands(ListEnvironments environments) {
		this.environments = environments;
	}

	@Command(name = { "environment", "list" }, group = "Services and environments",
			description = "List the environments in the order of promotion", help = "platform environment list")
	String list(@Option(longName = "output", defaultValue = "table",
			description = "table, json or markdown") OutputFormat output) {
		return output.render(this.environments.run());
	}

}
