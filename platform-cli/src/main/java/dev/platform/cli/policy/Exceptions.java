package dev.platform.cli.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.platform.cli.pipeline.EnvironmentName;

/**
 * Exceptions from rules, which namespaces carry as annotations: what an object says of
 * itself is no exception, since whoever needs one would grant it. An API server has no
 * clock for its policies, so their end is watched here.
 */
record Exceptions(Set<String> rules, LocalDate today, Fences fences) {

	static final String PREFIX = "exception.platform.dev/";

	static final String NAME = "policy-exception";

	/** The rules that all others rely on, and those that keep services apart. */
	private static final Set<String> WITHOUT = Set.of(NAME, EnvironmentFence.NAME, "environment-unfenced",
			"environment-label", "host-unique", "fence-owners", "service-name", "service-data", OwnNamespace.NAME);

	private static final int LONGEST = 366;

	/** Whether the object is excepted from a rule. */
	boolean cover(Violation violation) {
		if (WITHOUT.contains(violation.rule())) {
			return false;
		}
		Resource resource = violation.resource();
		String object = resource.kind() + "/" + resource.name();
		return this.fences.namespace(resource.environment())
			.map((namespace) -> namespace.annotations().getOrDefault(PREFIX + violation.rule(), ""))
			.filter((text) -> PolicyException.of(text).stream().anyMatch((one) -> one.object().equals(object)))
			.isPresent();
	}

	/** The exceptions that are none, or are none any more. */
	List<Violation> violations(List<Resource> resources) {
		List<Violation> violations = new ArrayList<>();
		for (Resource resource : resources) {
			if (!resource.kind().equals("Namespace")) {
				resource.annotations()
					.keySet()
					.stream()
					.filter((key) -> key.startsWith(PREFIX))
					.map((key) -> misplaced(resource, key))
					.forEach(violations::add);
			}
		}
		Map<EnvironmentName, List<Resource>> environments = resources.stream()
			.collect(Collectors.groupingBy(Resource::environment, LinkedHashMap::new, Collectors.toList()));
		environments.forEach((environment, objects) -> this.fences.namespace(environment)
			.ifPresent((namespace) -> violations.addAll(written(namespace, objects))));
		return violations;
	}

	private static Violation misplaced(Resource resource, String key) {
		String file = Fences.file(resource.environment());
		return violation(resource, key, "an object grants itself no exception; %s holds them".formatted(file),
				"agree on it with the owners of %s, and write there: %s: \"YYYY-MM-DD %s/%s reason\"".formatted(file,
						key, resource.kind(), resource.name()));
	}

	// Where only some services are looked at, the exceptions of these.
	private List<Violation> written(Resource namespace, List<Resource> objects) {
		List<Violation> violations = new ArrayList<>();
		boolean whole = objects.stream().anyMatch((object) -> object.folder().equals(namespace.folder()));
		Predicate<PolicyException> chosen = (exception) -> whole || objects.stream()
			.anyMatch((object) -> exception.object().equals(object.kind() + "/" + object.name()));
		for (Map.Entry<String, String> annotation : namespace.annotations().entrySet()) {
			if (annotation.getKey().startsWith(PREFIX)) {
				String rule = annotation.getKey().substring(PREFIX.length());
				wrong(rule, annotation.getValue(), chosen)
					.forEach((wrong) -> violations.add(violation(namespace, annotation.getKey(), wrong,
							"mend what it excepts, or agree on a new end: %s: \"YYYY-MM-DD KIND/NAME reason\""
								.formatted(annotation.getKey()))));
			}
		}
		return violations;
	}

	private List<String> wrong(String rule, String text, Predicate<PolicyException> chosen) {
		List<PolicyException> exceptions = PolicyException.of(text).stream().filter(chosen).toList();
		if (exceptions.isEmpty()) {
			return List.of();
		}
		if (!this.rules.contains(rule)) {
			return List.of("there is no rule \"%s\" to be excepted from; there are: %s".formatted(rule,
					String.join(", ", this.rules)));
		}
		if (WITHOUT.contains(rule)) {
			return List.of("there is no exception from %s".formatted(rule));
		}
		return exceptions.stream()
			.map((exception) -> wrong(rule, exception))
			.filter((wrong) -> !wrong.isEmpty())
			.toList();
	}

	private String wrong(String rule, PolicyException exception) {
		if (!exception.isComplete()) {
			return "the exception from %s lacks end, object or reason: %s".formatted(rule, exception.until());
		}
		LocalDate end = exception.end().orElse(null);
		if (end == null) {
			return "the exception from %s of %s ends on no day: %s".formatted(rule, exception.object(),
					exception.until());
		}
		if (end.isAfter(this.today.plusDays(LONGEST))) {
			return "the exception from %s of %s ends on %s, more than a year from now".formatted(rule,
					exception.object(), end);
		}
		return end.isBefore(this.today)
				? "the exception from %s of %s ended on %s".formatted(rule, exception.object(), end) : "";
	}

	private static Violation violation(Resource resource, String annotation, String message, String mend) {
		return new Violation(resource, Severity.ERROR, NAME, List.of("metadata", "annotations", annotation), message,
				mend);
	}

}
