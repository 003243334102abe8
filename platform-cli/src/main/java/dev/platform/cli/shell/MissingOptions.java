package dev.platform.cli.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import dev.platform.cli.output.Printable;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;

import org.springframework.stereotype.Component;

/**
 * Asks at the terminal for what a command needs and was not told: a list to pick from
 * where the values are known.
 */
@Component
class MissingOptions {

	private final Commands commands;

	private final KnownValues values;

	private final Terminal terminal;

	MissingOptions(Commands commands, KnownValues values, Terminal terminal) {
		this.commands = commands;
		this.values = values;
		this.terminal = terminal;
	}

	/**
	 * The words with the answers added. Without any option all is asked that decides what
	 * the command does, otherwise only what it cannot do without.
	 */
	List<String> completed(List<String> words) {
		TypedWords typed = TypedWords.of(words);
		AnnotatedCommand command = this.commands.match(typed.leading());
		if (command == null || typed.help() || command.options().stream().noneMatch(CommandParameter::isNeeded)) {
			return words;
		}
		boolean bare = typed.words().equals(command.words());
		List<String> completed = new ArrayList<>(words);
		for (CommandParameter option : command.options()) {
			if (typed.words().stream().noneMatch((word) -> option.isCalled(word.split("=", 2)[0]))) {
				List<String> choices = this.values.of(option.name());
				boolean asked = option.required() || (bare && (option.isNeeded() || !choices.isEmpty()));
				String answer = asked ? answer(option, choices) : "";
				if (!answer.isEmpty()) {
					completed.addAll(List.of(option.label(), answer));
				}
			}
		}
		if (completed.size() > words.size()) {
			this.terminal.writer().println(Printable.line("platform " + Words.line(completed)));
			this.terminal.flush();
		}
		return completed;
	}

	private String answer(CommandParameter option, List<String> choices) {
		this.terminal.writer().println(option.description());
		for (int number = 1; number <= choices.size(); number++) {
			this.terminal.writer().println("%4d  %s".formatted(number, Printable.line(choices.get(number - 1))));
		}
		LineReader reader = LineReaderBuilder.builder()
			.terminal(this.terminal)
			.completer(new StringsCompleter(choices))
			.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
			.build();
		while (true) {
			String typed = reader.readLine(option.label() + (option.required() ? ": " : " (Enter to leave it out): "))
				.strip();
			String answer = named(typed, choices);
			if (answer.isEmpty() ? !option.required() : isPossible(answer, choices)) {
				return answer;
			}
			this.terminal.writer().println("one of the list, please: its number or its name");
		}
	}

	// Several are parted by commas, by number or by name.
	private static String named(String typed, List<String> choices) {
		return Arrays.stream(typed.split(","))
			.map(String::strip)
			.map((part) -> part.matches("[1-9]\\d{0,3}") && Integer.parseInt(part) <= choices.size()
					&& !choices.contains(part) ? choices.get(Integer.parseInt(part) - 1) : part)
			.collect(Collectors.joining(","));
	}

	private static boolean isPossible(String answer, List<String> choices) {
		return choices.isEmpty() || choices.containsAll(List.of(answer.split(",")));
	}

}
