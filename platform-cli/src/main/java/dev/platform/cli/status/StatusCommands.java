package dev.platform.cli.status;

import dev.platform.cli.output.OutputFormat;

import org.springframework.core.annotation.Order;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;

/**
 * The word for looking.
 */
@Order(10)
@Component
class StatusCommands {

	private final ShowStatus status;

	StatusCommands(ShowStatus status) {
		this.status = status;
	}

	@Command(name = "status", group = "The path of a change",
			description = "Show what should run, what runs, and whether it is well", help = "platform status")
	String status(
			@Option(longName = "output", defaultValue = "table", description = "table or json") OutputFormat output) {
		return output.render(this.status.run());
	}

}
