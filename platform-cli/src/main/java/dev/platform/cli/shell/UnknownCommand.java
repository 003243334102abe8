package dev.platform.cli.shell;

import java.util.List;

import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The problem that words name no command, with the command that was probably meant.
 */
final class UnknownCommand {

	private final Commands commands;

	private final TypedWords typed;

	private final List<String> group;

	private UnknownCommand(Commands commands, TypedWords typed) {
		this.commands = commands;
		this.typed = typed;
		this.group = group(commands, typed.leading());
	}

	static Problem problem(Commands commands, TypedWords typed) {
		return new UnknownCommand(commands, typed).problem();
	}

	/** The longest beginning of these words that commands go on from; may be empty. */
	static List<String> group(Commands commands, List<String> words) {
		int size = words.size();
		while (size > 0 && commands.below(words.subList(0, size)).isEmpty()) {
			size--;
		}
		return words.subList(0, size);
	}

	private Problem problem() {
		List<String> leading = this.typed.leading();
		String help = this.group.isEmpty() ? "platform help" : "platform %s --help".formatted(Words.line(this.group));
		if (leading.size() > this.group.size()) {
			String suggestion = suggestion(leading);
			return Problem.usage("\"%s\" is not a command".formatted(leading.get(this.group.size())),
					(suggestion != null) ? suggestion : help);
		}
		if (this.group.isEmpty()) {
			return Problem.usage("a command must come first", help);
		}
		return Problem.usage("needs one of: " + String.join(", ", this.commands.next(this.group)), help);
	}

	/** The line as it was typed, with the nearest command. */
	private @Nullable String suggestion(List<String> leading) {
		for (int size = leading.size(); size > this.group.size(); size--) {
			String nearest = NearestWord.to(String.join(" ", leading.subList(0, size)), names(size));
			if (nearest != null) {
				List<String> rest = this.typed.words().subList(size, this.typed.words().size());
				return ("platform " + nearest + " " + Words.line(rest)).strip();
			}
		}
		return null;
	}

	private List<String> names(int size) {
		return this.commands.visible()
			.stream()
			.filter((command) -> command.words().size() == size)
			.map(AnnotatedCommand::getName)
			.toList();
	}

}
