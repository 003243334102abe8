package dev.platform.cli.policy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one object may do against a rule, for a while: a line of an annotation of its
 * namespace, {@code 2027-03-31 Deployment/vote the vendor's image, replaced by then}.
 *
 * @param until its last day, as it is written
 * @param object kind and name; empty where the line has another form
 */
record PolicyException(String until, String object) {

	// As in the variable `excepted` of the policies.
	private static final Pattern FORM = Pattern
		.compile("(?<until>[0-9]{4}-[0-9]{2}-[0-9]{2}) (?<object>[A-Za-z]+/[^ ]+) .+");

	static List<PolicyException> of(String annotation) {
		return Stream.of(annotation.split("\n")).filter((line) -> !line.isBlank()).map(PolicyException::read).toList();
	}

	private static PolicyException read(String line) {
		Matcher matcher = FORM.matcher(line);
		return matcher.matches() ? new PolicyException(matcher.group("until"), matcher.group("object"))
				: new PolicyException(line, "");
	}

	boolean isComplete() {
		return !this.object.isEmpty();
	}

	/** Its last day; nothing where the calendar has no such day. */
	Optional<LocalDate> end() {
		try {
			return Optional.of(LocalDate.parse(this.until));
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

}
