package dev.platform.cli.shell;

import java.util.List;

import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandParser;
import org.springframework.shell.core.command.ParsedInput;
import org.springframework.stereotype.Component;

/**
 * Reads the name of a command, its options and its arguments; whatever it does not know
 * is a wrong usage.
 */
@Component("commandParser")
class CommandLineParser implements CommandParser {

	private final Commands commands;

	CommandLineParser(Commands commands) {
		this.commands = commands;
	}

	@Override
	public ParsedInput parse(String line) {
		return parse(Words.of(line));
	}

	ParsedInput parse(List<String> words) {
		return parse(TypedWords.of(words));
	}

	ParsedInput parse(TypedWords typed) {
		List<String> leading = typed.leading();
		if (typed.help()) {
			return input("help", leading);
		}
		if (typed.words().equals(List.of("--version"))) {
			return input("version", List.of());
		}
		AnnotatedCommand command = this.commands.match(leading);
		if (command == null) {
			throw UnknownCommand.problem(this.commands, typed);
		}
		return new OptionReader(command, typed.words()).read();
	}

	private static ParsedInput input(String command, List<String> arguments) {
		ParsedInput.Builder input = ParsedInput.builder().commandName(command);
		for (int index = 0; index < arguments.size(); index++) {
			input.addArgument(new CommandArgument(index, arguments.get(index)));
		}
		return input.build();
	}

}
