package dev.platform.cli.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.ParsedInput;

/**
 * Reads the options and arguments of one command.
 */
final class OptionReader {

	private final AnnotatedCommand command;

	private final List<String> words;

	private int position;

	private final Map<CommandParameter, String> options = new LinkedHashMap<>();

	private final List<String> arguments = new ArrayList<>();

	OptionReader(AnnotatedCommand command, List<String> words) {
		this.command = command;
		this.words = words;
		this.position = command.words().size();
	}

	ParsedInput read() {
		boolean onlyArguments = false;
		while (this.position < this.words.size()) {
			String word = this.words.get(this.position++);
			if (onlyArguments || !TypedWords.isOption(word)) {
				argument(word);
			}
			else if (word.equals(TypedWords.END_OF_OPTIONS)) {
				onlyArguments = true;
			}
			else {
				option(word);
			}
		}
		requireAll();
		return input();
	}

	private void argument(String word) {
		if (this.command.argument(this.arguments.size()) == null) {
			throw wrong("\"%s\" is a word too many".formatted(word));
		}
		this.arguments.add(word);
	}

	private void option(String word) {
		int equals = word.indexOf('=');
		String name = (equals < 0) ? word : word.substring(0, equals);
		CommandParameter option = this.command.option(name);
		if (option == null) {
			throw unknown(name, word.substring(name.length()));
		}
		String value = (equals < 0) ? value(option) : word.substring(equals + 1);
		if (this.options.putIfAbsent(option, value) != null) {
			throw wrong("%s is given twice".formatted(option.label()));
		}
	}

	private String value(CommandParameter option) {
		if (option.isFlag()) {
			return "true";
		}
		if (this.position == this.words.size() || TypedWords.isOption(this.words.get(this.position))) {
			throw wrong("%s needs a value".formatted(option.label()));
		}
		return this.words.get(this.position++);
	}

	private void requireAll() {
		List<String> missing = this.command.parameters()
			.stream()
			.filter(CommandParameter::required)
			.filter((parameter) -> !isGiven(parameter))
			.map(CommandParameter::label)
			.toList();
		if (!missing.isEmpty()) {
			throw Problem.usage(String.join(", ", missing) + ((missing.size() == 1) ? " is missing" : " are missing"),
					this.command.usage());
		}
	}

	private boolean isGiven(CommandParameter parameter) {
		return parameter.isOption() ? this.options.containsKey(parameter) : parameter.index() < this.arguments.size();
	}

	private Problem wrong(String message) {
		return Problem.usage(message, "platform %s --help".formatted(this.command.getName()));
	}

	private Problem unknown(String name, String value) {
		String message = "%s is not an option".formatted(name);
		String nearest = nearest(name);
		if (nearest == null) {
			return wrong(message);
		}
		List<String> better = new ArrayList<>(this.words);
		better.set(this.position - 1, nearest + value);
		return Problem.usage(message, "platform " + Words.line(better));
	}

	private @Nullable String nearest(String name) {
		Stream<String> known = Stream.of("--debug", "--help");
		return NearestWord.to(name,
				Stream.concat(this.command.options().stream().map(CommandParameter::label), known).toList());
	}

	private ParsedInput input() {
		ParsedInput.Builder input = ParsedInput.builder().commandName(this.command.words().getFirst());
		this.command.words().stream().skip(1).forEach(input::addSubCommand);
		this.options.forEach((option, value) -> input.addOption(option.option(value)));
		for (int index = 0; index < this.arguments.size(); index++) {
			input.addArgument(new CommandArgument(index, this.arguments.get(index)));
		}
		return input.build();
	}

}
