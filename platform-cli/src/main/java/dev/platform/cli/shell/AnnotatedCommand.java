package dev.platform.cli.shell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandArgument;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.ExitStatus;
import org.springframework.shell.core.command.ParsedInput;
import org.springframework.util.ReflectionUtils;

/**
 * A command that is a method of a bean. Spring Shell's own adapter makes the bean, and
 * all it needs, for every command at start; this one makes it when the command runs.
 */
final class AnnotatedCommand implements Command {

	private final Method method;

	private final String beanName;

	private final BeanFactory beans;

	private final org.springframework.shell.core.command.annotation.Command annotation;

	private final String name;

	private final List<CommandParameter> parameters;

	AnnotatedCommand(Method method, String beanName, BeanFactory beans) {
		this.method = method;
		this.beanName = beanName;
		this.beans = beans;
		this.annotation = method.getAnnotation(org.springframework.shell.core.command.annotation.Command.class);
		this.name = String.join(" ", this.annotation.name());
		this.parameters = Arrays.stream(method.getParameters()).map(CommandParameter::of).toList();
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public String getDescription() {
		return this.annotation.description();
	}

	@Override
	public String getHelp() {
		return this.annotation.help().strip();
	}

	@Override
	public boolean isHidden() {
		return this.annotation.hidden();
	}

	@Override
	public String getGroup() {
		return this.annotation.group();
	}

	@Override
	public List<CommandOption> getOptions() {
		return options().stream().map((parameter) -> parameter.option(null)).toList();
	}

	List<String> words() {
		return List.of(this.name.split(" "));
	}

	List<CommandParameter> parameters() {
		return this.parameters;
	}

	List<CommandParameter> options() {
		return this.parameters.stream().filter(CommandParameter::isOption).toList();
	}

	@Nullable CommandParameter option(String word) {
		return this.parameters.stream().filter((parameter) -> parameter.isCalled(word)).findFirst().orElse(null);
	}

	/** The parameter that takes the word at this position. */
	@Nullable CommandParameter argument(int index) {
		return this.parameters.stream()
			.filter((parameter) -> parameter.place() == Place.ARGUMENTS
					|| (parameter.place() == Place.ARGUMENT && parameter.index() == index))
			.findFirst()
			.orElse(null);
	}

	/** How to call it, in one line that names what is required. */
	String usage() {
		Stream<String> required = this.parameters.stream()
			.filter((parameter) -> parameter.required() || !parameter.isOption())
			.map(CommandParameter::synopsis);
		Stream<String> rest = options().stream().allMatch(CommandParameter::required) ? Stream.of()
				: Stream.of("[options]");
		return Stream.of(Stream.of("platform", this.name), required, rest)
			.flatMap((words) -> words)
			.collect(Collectors.joining(" "));
	}

	@Override
	public ExitStatus execute(CommandContext context) throws Exception {
		Values values = this.beans.getBean(Values.class);
		Object[] arguments = this.parameters.stream()
			.map((parameter) -> values.convert(parameter, typed(parameter, context.parsedInput())))
			.toArray();
		Object result = invoke(this.beans.getBean(this.beanName), arguments);
		if (result != null) {
			context.outputWriter().println(result);
			context.outputWriter().flush();
		}
		return ExitStatus.OK;
	}

	private @Nullable Object invoke(Object bean, Object[] arguments) throws Exception {
		ReflectionUtils.makeAccessible(this.method);
		try {
			return this.method.invoke(bean, arguments);
		}
		catch (InvocationTargetException ex) {
			ReflectionUtils.rethrowException(ex.getTargetException());
			throw ex;
		}
	}

	private List<String> typed(CommandParameter parameter, ParsedInput input) {
		return switch (parameter.place()) {
			case OPTION -> input.options()
				.stream()
				.filter((option) -> parameter.name().equals(option.longName()))
				.map(CommandOption::value)
				.toList();
			case ARGUMENT -> input.arguments()
				.stream()
				.filter((argument) -> argument.index() == parameter.index())
				.map(CommandArgument::value)
				.toList();
			case ARGUMENTS -> input.arguments().stream().map(CommandArgument::value).toList();
		};
	}

}
