package dev.platform.cli.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Exceptions from rules, which objects carry as annotations:
 * {@code exception.platform.dev/<rule>: "2027-03-31 the vendor's image, replaced by then"}.
 * An API server has no clock for its policies, so their end is watched here.
 */
record Exceptions(Set<String> rules, LocalDate today) {

	private static final String PREFIX = "exception.platform.dev/";

	// As in the match condition of the policies.
	private static final Pattern FORM = Pattern.compile("(?<until>[0-9]{4}-[0-9]{2}-[0-9]{2}) .+");

	static final String NAME = "policy-exception";

	/** Whether the object is excepted from a rule. */
	static boolean covers(Violation violation) {
		String text = violation.resource().annotations().getOrDefault(PREFIX + violation.rule(), "");
		return FORM.matcher(text).lookingAt();
	}

	/** The exceptions that are none, or are none any more. */
	List<Violation> violations(List<Resource> resources) {
		List<Violation> violations = new ArrayList<>();
		for (Resource resource : resources) {
			for (Map.Entry<String, String> annotation : resource.annotations().entrySet()) {
				if (annotation.getKey().startsWith(PREFIX)) {
					String rule = annotation.getKey().substring(PREFIX.length());
					String wrong = wrong(rule, annotation.getValue());
					if (!wrong.isEmpty()) {
						violations.add(new Violation(resource, Severity.ERROR, NAME,
								List.of("metadata", "annotations", annotation.getKey()), wrong,
								"mend what it excepts, or agree on a new end: %s%s: \"YYYY-MM-DD reason\""
									.formatted(PREFIX, rule)));
					}
				}
			}
		}
		return violations;
	}

	private String wrong(String rule, String text) {
		if (!this.rules.contains(rule)) {
			return "there is no rule \"%s\" to be excepted from; there are: %s".formatted(rule,
					String.join(", ", this.rules));
		}
		Matcher matcher = FORM.matcher(text);
		if (!matcher.lookingAt()) {
			return "the exception from %s has no end and reason".formatted(rule);
		}
		try {
			LocalDate until = LocalDate.parse(matcher.group("until"));
			return until.isBefore(this.today) ? "the exception from %s ended on %s".formatted(rule, until) : "";
		}
		catch (DateTimeException ex) {
			return "the exception from %s ends on no day: %s".formatted(rule, matcher.group("until"));
		}
	}

}
