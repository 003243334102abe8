package dev.platform.cli.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.MethodParameter;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.stereotype.Component;

/**
 * Turns words into the types that commands ask for.
 */
@Component
class Values {

	private static final TypeDescriptor TEXT = TypeDescriptor.valueOf(String.class);

	private final DefaultConversionService conversion = new DefaultConversionService();

	Values() {
		this.conversion.addConverter(String.class, Path.class, Path::of);
		this.conversion.addConverter(String.class, Duration.class, Values::duration);
	}

	// Without a unit it would be milliseconds to Spring Boot, and hours to whoever types
	// it.
	private static Duration duration(String word) {
		if (!word.matches("[0-9]{1,6}(s|m|h|d)")) {
			throw Problem.usage("\"%s\" is not a duration with a unit".formatted(word), "30m, 4h or 2d");
		}
		return DurationStyle.SIMPLE.parse(word);
	}

	/** The value of a parameter from the words typed for it, or else its default. */
	@Nullable Object convert(CommandParameter parameter, List<String> typed) {
		if (parameter.place() == Place.ARGUMENTS) {
			return this.conversion.convert(typed, TypeDescriptor.forObject(typed), target(parameter));
		}
		if (!typed.isEmpty()) {
			return convert(parameter, typed.getFirst());
		}
		if (!parameter.defaultValue().isEmpty()) {
			return convert(parameter, parameter.defaultValue());
		}
		return parameter.type().isPrimitive() ? convert(parameter, parameter.isFlag() ? "false" : "0") : null;
	}

	private @Nullable Object convert(CommandParameter parameter, String word) {
		if (parameter.isFlag()) {
			return choice(parameter, word, List.of("true", "false"), new Object[] { true, false });
		}
		if (parameter.type().isEnum()) {
			return choice(parameter, word, parameter.choices(), parameter.type().getEnumConstants());
		}
		try {
			return this.conversion.convert(word, TEXT, target(parameter));
		}
		catch (ConversionException ex) {
			throw wrong(parameter, word, ex);
		}
	}

	private static Object choice(CommandParameter parameter, String word, List<String> choices, Object[] values) {
		int index = choices.indexOf(word);
		if (index < 0) {
			throw Problem.usage(
					"%s: \"%s\" is not one of: %s".formatted(parameter.label(), word, String.join(", ", choices)), "");
		}
		return values[index];
	}

	private static RuntimeException wrong(CommandParameter parameter, String word, ConversionException ex) {
		return switch (NestedExceptionUtils.getMostSpecificCause(ex)) {
			case Problem problem -> Problem.usage(parameter.label() + ": " + problem.getMessage(), problem.hint());
			case NumberFormatException _ ->
				Problem.usage("%s: \"%s\" is not a number".formatted(parameter.label(), word), "");
			case IllegalArgumentException cause -> Problem.usage(parameter.label() + ": " + cause.getMessage(), "");
			// No way from a word to the type: a mistake in the command, not in its use.
			default -> ex;
		};
	}

	private static TypeDescriptor target(CommandParameter parameter) {
		return new TypeDescriptor(MethodParameter.forParameter(parameter.parameter()));
	}

}
