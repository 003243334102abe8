package dev.platform.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/**
 * A completion script: a fixed part per shell, and the commands as branches of
 * <code>case</code> statements that bash and zsh read alike.
 */
@Component
class CompletionScript {

	private final Commands commands;

	private final KnownValues knownValues;

	CompletionScript(Commands commands, KnownValues knownValues) {
		this.commands = commands;
		this.knownValues = knownValues;
	}

	String of(TargetShell shell) {
		return template("platform." + shell.name().toLowerCase(Locale.ROOT)).replace("# @tables@\n", tables()).strip();
	}

	private String tables() {
		return """
				# The words that may follow these words.
				_platform_words() {
				  case "$1" in
				%s
				  esac
				}

				# The options of a command; "=" marks those that need a value.
				_platform_options() {
				  case "$1" in
				%s
				  esac
				}

				# The values of an option of a command.
				_platform_values() {
				  case "$1 $2" in
				%s
				  esac
				}
				""".formatted(words(), options(), values());
	}

	private String words() {
		Set<List<String>> beginnings = this.commands.visible()
			.stream()
			.flatMap((command) -> IntStream.range(0, command.words().size())
				.mapToObj((size) -> command.words().subList(0, size)))
			.collect(Collectors.toCollection(LinkedHashSet::new));
		Stream<String> names = beginnings.stream()
			.map((words) -> branch(quoted(String.join(" ", words)), echo(this.commands.next(words))));
		Stream<String> arguments = this.commands.visible()
			.stream()
			.filter((command) -> command.argument(0) instanceof CommandParameter first && !first.choices().isEmpty())
			.map((command) -> branch(quoted(command.getName()), echo(choices(command))));
		Stream<String> help = Stream.of(branch("help", "_platform_words ''"),
				branch("'help '*", "_platform_words \"${1#help }\""));
		return Stream.of(names, arguments, help).flatMap((lines) -> lines).collect(Collectors.joining("\n"));
	}

	private static List<String> choices(AnnotatedCommand command) {
		CommandParameter first = command.argument(0);
		return (first != null) ? first.choices() : List.of();
	}

	private String options() {
		return this.commands.visible().stream().map((command) -> {
			Stream<String> own = command.options()
				.stream()
				.map((option) -> option.isFlag() ? option.label() : option.label() + "=");
			return branch(quoted(command.getName()), echo(Stream.concat(own, Stream.of("--help")).toList()));
		}).collect(Collectors.joining("\n"));
	}

	private String values() {
		Stream<String> choices = this.commands.visible()
			.stream()
			.flatMap((command) -> command.options()
				.stream()
				.filter((option) -> !option.choices().isEmpty())
				.map((option) -> branch(quoted(command.getName() + " " + option.label()), echo(option.choices()))));
		Stream<String> known = this.commands.visible()
			.stream()
			.flatMap((command) -> command.options().stream())
			.map(CommandParameter::name)
			.distinct()
			.filter(this.knownValues::has)
			.map((name) -> branch("*" + quoted(" --" + name),
					"command platform complete-values %s 2>/dev/null".formatted(name)));
		return Stream.concat(choices, known).collect(Collectors.joining("\n"));
	}

	private static String branch(String pattern, String action) {
		return "    %s) %s ;;".formatted(pattern, action);
	}

	private static String echo(List<String> words) {
		return "echo " + quoted(String.join(" ", words));
	}

	private static String quoted(String text) {
		return "'" + text.replace("'", "'\\''") + "'";
	}

	private static String template(String name) {
		try (InputStream template = CompletionScript.class.getResourceAsStream(name)) {
			if (template == null) {
				throw new IllegalStateException("no resource " + name);
			}
			return new String(template.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
