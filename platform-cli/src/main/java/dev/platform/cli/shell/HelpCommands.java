package dev.platform.cli.shell;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.stereotype.Component;

/**
 * Explains the commands and tells their version.
 */
@Component
@Order(ShellGroup.ORDER)
class HelpCommands {

	private final Commands commands;

	private final Help help;

	HelpCommands(Commands commands, Help help) {
		this.commands = commands;
		this.help = help;
	}

	@Command(name = "help", group = ShellGroup.NAME, description = "Explain the commands, or one of them",
			help = "platform help version")
	String help(@Arguments List<String> command) {
		AnnotatedCommand match = this.commands.match(command);
		if (match != null) {
			return this.help.command(match);
		}
		if (command.isEmpty()) {
			return this.help.overview();
		}
		if (this.commands.below(command).isEmpty()) {
			throw UnknownCommand.problem(this.commands, TypedWords.of(command));
		}
		return this.help.group(command);
	}

	@Command(name = "version", group = ShellGroup.NAME, description = "Show the version", help = "platform version")
	String version() {
		String version = HelpCommands.class.getPackage().getImplementationVersion();
		return "platform " + ((version != null) ? version : "(built by an IDE)");
	}

}
