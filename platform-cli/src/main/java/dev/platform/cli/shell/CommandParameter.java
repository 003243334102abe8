package dev.platform.cli.shell;

import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.Nullness;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Option;

/**
 * A parameter of a command's method, as it is written on the command line.
 */
record CommandParameter(Place place, String name, char shortName, int index, String description, boolean required,
		String defaultValue, Parameter parameter) {

	private static final char NO_SHORT_NAME = ' ';

	// What other tools call it, for fingers that are used to them.
	private static final Map<String, String> ALIASES = Map.of("output", "format");

	static CommandParameter of(Parameter parameter) {
		Option option = parameter.getAnnotation(Option.class);
		if (option != null) {
			String name = option.longName().isEmpty() ? parameter.getName() : option.longName();
			return new CommandParameter(Place.OPTION, name, option.shortName(), -1, option.description(),
					option.required(), option.defaultValue(), parameter);
		}
		Argument argument = parameter.getAnnotation(Argument.class);
		if (argument != null) {
			boolean required = argument.defaultValue().isEmpty()
					&& Nullness.forParameter(parameter) != Nullness.NULLABLE;
			return new CommandParameter(Place.ARGUMENT, parameter.getName(), NO_SHORT_NAME, argument.index(),
					argument.description(), required, argument.defaultValue(), parameter);
		}
		if (parameter.isAnnotationPresent(Arguments.class)) {
			return new CommandParameter(Place.ARGUMENTS, parameter.getName(), NO_SHORT_NAME, -1, "", false, "",
					parameter);
		}
		throw new IllegalStateException("%s of %s is neither an option nor an argument".formatted(parameter,
				parameter.getDeclaringExecutable()));
	}

	boolean isOption() {
		return this.place == Place.OPTION;
	}

	/** Whether it is an option that is complete without a value. */
	boolean isFlag() {
		return isOption() && (type() == boolean.class || type() == Boolean.class);
	}

	/** Whether a command can hardly do without it; its description names a condition. */
	boolean isNeeded() {
		return this.required || this.description.contains("required unless");
	}

	boolean hasShortName() {
		return this.shortName != NO_SHORT_NAME;
	}

	boolean isCalled(String option) {
		return isOption()
				&& (option.equals("--" + this.name) || option.equals("--" + ALIASES.getOrDefault(this.name, this.name))
						|| (hasShortName() && option.equals("-" + this.shortName)));
	}

	Class<?> type() {
		return this.parameter.getType();
	}

	/** The values to choose from; none if the value is free. */
	List<String> choices() {
		Object[] constants = type().getEnumConstants();
		return (constants != null) ? Arrays.stream(constants).map(CommandParameter::choice).toList() : List.of();
	}

	static String choice(Object constant) {
		return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** How a message names it. */
	String label() {
		return isOption() ? "--" + this.name : "<" + this.name + ">";
	}

	/** How the help writes it: {@code --output <table|json>}. */
	String synopsis() {
		String value = choices().isEmpty() ? this.name : String.join("|", choices());
		return switch (this.place) {
			case OPTION -> isFlag() ? label() : label() + " <" + value + ">";
			case ARGUMENT -> this.required ? "<" + value + ">" : "[" + value + "]";
			case ARGUMENTS -> "[" + value + "...]";
		};
	}

	/** The same as Spring Shell knows it, with a value if one was given. */
	CommandOption option(@Nullable String value) {
		CommandOption.Builder option = CommandOption.with()
			.longName(this.name)
			.shortName(this.shortName)
			.description(this.description)
			.required(this.required)
			.defaultValue(this.defaultValue)
			.type(type());
		return (value != null) ? option.value(value).build() : option.build();
	}

}
