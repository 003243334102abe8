package dev.platform.cli.shell;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/**
 * The words that may come next on a command line.
 */
@Component
class Completions {

	private final Commands commands;

	private final KnownValues knownValues;

	Completions(Commands commands, KnownValues knownValues) {
		this.commands = commands;
		this.knownValues = knownValues;
	}

	/** What the word at the cursor, begun or empty, may become after these words. */
	List<Completion> after(List<String> words, String begun) {
		return candidates(words, begun).filter((completion) -> completion.word().startsWith(begun)).toList();
	}

	private Stream<Completion> candidates(List<String> words, String begun) {
		if (!words.isEmpty() && words.getFirst().equals("help")) {
			return names(words.subList(1, words.size()));
		}
		AnnotatedCommand command = this.commands.match(words);
		if (command == null) {
			return names(words);
		}
		CommandParameter open = words.isEmpty() ? null : command.option(words.getLast());
		if (open != null && !open.isFlag()) {
			return values(open, begun);
		}
		int equals = begun.indexOf('=');
		CommandParameter assigned = (equals > 0) ? command.option(begun.substring(0, equals)) : null;
		if (assigned != null) {
			return values(assigned, begun.substring(equals + 1))
				.map((value) -> value.after(begun.substring(0, equals + 1), value.finished()));
		}
		List<String> rest = words.subList(command.words().size(), words.size());
		return Stream.of(names(words), arguments(command, rest), options(command, rest)).flatMap((all) -> all);
	}

	private Stream<Completion> names(List<String> words) {
		List<AnnotatedCommand> below = this.commands.below(words);
		return this.commands.next(words)
			.stream()
			.map((word) -> new Completion(word, describe(below, words.size(), word), true));
	}

	private static String describe(List<AnnotatedCommand> below, int position, String word) {
		List<AnnotatedCommand> named = below.stream()
			.filter((command) -> command.words().get(position).equals(word))
			.toList();
		return (named.size() == 1) ? named.getFirst().getDescription() : "";
	}

	private Stream<Completion> arguments(AnnotatedCommand command, List<String> rest) {
		CommandParameter argument = rest.stream().anyMatch(TypedWords::isOption) ? null : command.argument(rest.size());
		return (argument != null) ? values(argument, "") : Stream.of();
	}

	private static Stream<Completion> options(AnnotatedCommand command, List<String> rest) {
		return command.options()
			.stream()
			.filter((option) -> rest.stream()
				.noneMatch((word) -> option.isCalled(word) || word.startsWith(option.label() + "=")))
			.map((option) -> new Completion(option.label(), option.description(), true));
	}

	private Stream<Completion> values(CommandParameter parameter, String begun) {
		if (parameter.isFlag()) {
			return Stream.of("true", "false").map(Completion::of);
		}
		if (!parameter.choices().isEmpty()) {
			return parameter.choices().stream().map(Completion::of);
		}
		String list = begun.substring(0, begun.lastIndexOf(',') + 1);
		Set<String> listed = Set.of(list.split(","));
		return this.knownValues.of(parameter.name())
			.stream()
			.filter((value) -> !listed.contains(value))
			.map((value) -> Completion.of(value).after(list, list.isEmpty()));
	}

}
