package dev.platform.cli.service;

import dev.platform.cli.output.OutputFormat;

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

	private final ListServices services;

	ServiceCommands(ListServices services) {
		this.services = services;
	}

	@Command(name = { "service", "list" }, group = "Services and environments",
			description = "List the services and their release in each environment", help = "platform service list")
	String list(@Option(longName = "output", defaultValue = "table",
			description = "table, json or markdown") OutputFormat output) {
		return output.render(this.services.run());
	}

}
