package dev.platform.cli.shell;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.OrderUtils;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.core.command.ParsedInput;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.stereotype.Component;

/**
 * All commands: the annotated methods of the beans whose name ends with
 * <code>Commands</code>.
 */
@Component
class Commands extends CommandRegistry {

	private static final int UNORDERED = 0;

	private final List<AnnotatedCommand> all;

	@Autowired
	Commands(ListableBeanFactory beans) {
		this(Arrays.stream(beans.getBeanDefinitionNames())
			.filter((name) -> name.endsWith("Commands"))
			.sorted(Comparator.comparingInt((name) -> order(beans.getType(name))))
			.flatMap((name) -> commands(name, beans))
			.toList());
	}

	private Commands(List<AnnotatedCommand> all) {
		super(new LinkedHashSet<>(all));
		this.all = all;
	}

	private static int order(@Nullable Class<?> type) {
		return (type != null) ? OrderUtils.getOrder(type, UNORDERED) : UNORDERED;
	}

	private static Stream<AnnotatedCommand> commands(String beanName, ListableBeanFactory beans) {
		Class<?> type = beans.getType(beanName);
		return (type == null) ? Stream.of()
				: Arrays.stream(type.getDeclaredMethods())
					.filter((method) -> method.isAnnotationPresent(Command.class))
					.map((method) -> new AnnotatedCommand(method, beanName, beans))
					.sorted(Comparator.comparing(AnnotatedCommand::getName));
	}

	/**
	 * The commands to show, as ordered by {@code @Order} of their class, then by name.
	 */
	List<AnnotatedCommand> visible() {
		return this.all.stream().filter((command) -> !command.isHidden()).toList();
	}

	/** The command with the longest name that these words begin with. */
	@Nullable AnnotatedCommand match(List<String> words) {
		return this.all.stream()
			.filter((command) -> startsWith(words, command.words()))
			.max(Comparator.comparingInt((command) -> command.words().size()))
			.orElse(null);
	}

	/** The command that was parsed. */
	AnnotatedCommand named(ParsedInput input) {
		String name = Stream.concat(Stream.of(input.commandName()), input.subCommands().stream())
			.collect(Collectors.joining(" "));
		return this.all.stream().filter((command) -> command.getName().equals(name)).findFirst().orElseThrow();
	}

	/** The commands whose name goes on after these words. */
	List<AnnotatedCommand> below(List<String> words) {
		return visible().stream()
			.filter((command) -> command.words().size() > words.size() && startsWith(command.words(), words))
			.toList();
	}

	/** The words that may follow these words in the name of a command. */
	List<String> next(List<String> words) {
		return below(words).stream().map((command) -> command.words().get(words.size())).distinct().sorted().toList();
	}

	private static boolean startsWith(List<String> words, List<String> beginning) {
		return words.size() >= beginning.size() && words.subList(0, beginning.size()).equals(beginning);
	}

}
