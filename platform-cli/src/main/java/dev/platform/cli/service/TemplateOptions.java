package dev.platform.cli.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import javax.lang.model.SourceVersion;

import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.output.Questions;
import dev.platform.cli.scaffold.Template;
import dev.platform.engine.Problem;
import dev.platform.engine.secret.DatabaseRole;
import org.jspecify.annotations.Nullable;

/**
 * What a template is filled in with, apart from what each environment adds.
 */
record TemplateOptions(Template template, ServiceName service) {

	private static final Pattern PATH = Pattern.compile("/|(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+");

	// What kustomize reads as no text: YAML 1.1 has more words for true and false than
	// Java.
	private static final Set<String> NO_TEXT = Set.of("y", "n", "yes", "no", "on", "off");

	// PostgreSQL keeps schemas that begin so for itself.
	private static final String RESERVED_SCHEMAS = "pg-";

	private static final String MANAGEMENT_PORT = "9080";

	// Below are those that only root may listen on.
	private static final int LOWEST_PORT = 1024;

	private static final int HIGHEST_PORT = 65535;

	/**
	 * Completes what was given by the template's defaults and the answers of a person.
	 */
	Map<String, String> complete(Map<String, String> given, Questions questions) {
		for (String option : given.keySet()) {
			if (!this.template.options().containsKey(option)) {
				throw Problem.usage("the template %s takes no --%s".formatted(this.template.name(), option),
						"leave it out; it takes: --" + String.join(", --", this.template.options().keySet()));
			}
		}
		Map<String, String> options = new LinkedHashMap<>();
		for (var option : this.template.options().entrySet()) {
			String value = Optional.ofNullable(given.get(option.getKey()))
				.or(() -> otherwise(option.getValue()))
				.or(() -> questions.ask(option.getKey(), List.of()))
				.orElseThrow(() -> Problem.usage(
						"the template %s needs --%s".formatted(this.template.name(), option.getKey()),
						"platform service create --name %s --template %s --%s …".formatted(this.service,
								this.template.name(), option.getKey())));
			check(option.getKey(), value);
			if (option.getKey().equals("port") && value.equals(MANAGEMENT_PORT) && !value.equals(option.getValue())
					&& !isAnyContainer()) {
				throw Problem.usage("port %s is where the service's health is".formatted(value), "leave --port out");
			}
			options.put(option.getKey(), value);
		}
		if ("postgres".equals(options.get("database")) && DatabaseRole.of(this.service.value()).isReserved()) {
			throw Problem.usage("\"%s\" cannot be the name of a service with a database".formatted(this.service),
					"PostgreSQL has that name already: choose another, as in: orders");
		}
		return options;
	}

	// Its probes go to its own port; Spring Boot's to one beside it.
	private boolean isAnyContainer() {
		return this.template.options().containsKey("health");
	}

	private Optional<String> otherwise(@Nullable String preset) {
		return (preset != null) ? Optional.of(this.template.filled(preset, Map.of("name", this.service.value())))
				: Optional.empty();
	}

	private static void check(String option, String value) {
		switch (option) {
			case "path", "health" -> {
				if (!PATH.matcher(value).matches()) {
					throw Problem.usage("\"%s\" is not a path".formatted(value),
							"begin it with a slash and end it without one, as in: --%s /orders".formatted(option));
				}
			}
			case "port" -> {
				if (!value.matches("\\d{1,5}") || Integer.parseInt(value) < LOWEST_PORT
						|| Integer.parseInt(value) > HIGHEST_PORT) {
					throw Problem.usage("\"%s\" is not a port that a service can have".formatted(value),
							"use one from %d to %d".formatted(LOWEST_PORT, HIGHEST_PORT));
				}
			}
			case "database" -> oneOf(option, value, "postgres");
			case "queue" -> oneOf(option, value, "redis");
			case "image" -> ImageReference.of(value);
			default -> {
			}
		}
	}

	private static void oneOf(String option, String value, String only) {
		if (!value.isEmpty() && !value.equals(only)) {
			throw Problem.usage("there is no %s \"%s\" in the environments".formatted(option, value),
					"--%s %s".formatted(option, only));
		}
	}

	/** All that a template may refer to, for one environment. */
	Map<String, Object> values(Map<String, String> options, String team, TargetEnvironment environment) {
		Map<String, Object> values = new LinkedHashMap<>(options);
		boolean postgres = "postgres".equals(options.get("database"));
		boolean redis = "redis".equals(options.get("queue"));
		String name = this.service.value();
		values.put("name", name);
		values.put("package", javaPackage());
		values.put("type", javaType());
		values.put("schema", name.replace('-', '_'));
		values.put("contextPath", "/".equals(options.get("path")) ? "" : options.getOrDefault("path", ""));
		values.put("postgres", postgres);
		values.put("redis", redis);
		values.put("egress", postgres || redis);
		values.put("team", team);
		values.put("environment", environment.name().value());
		values.put("first", environment.first());
		values.put("repository", environment.image().repository());
		values.put("version", environment.image().version());
		values.put("unreleased", environment.image().isUnreleased());
		return values;
	}

	private String javaPackage() {
		return this.service.value().replace("-", "");
	}

	private String javaType() {
		StringBuilder type = new StringBuilder();
		for (String word : this.service.value().split("-+")) {
			type.append(word.isEmpty() ? "" : Character.toUpperCase(word.charAt(0)) + word.substring(1));
		}
		return type.toString();
	}

	/** Names that would make no service: a digit first, a word of Java's or YAML's. */
	void checkName() {
		String name = this.service.value();
		if (!SourceVersion.isName("dev.platform." + javaPackage()) || name.equals("environment")
				|| NO_TEXT.contains(name) || name.startsWith(RESERVED_SCHEMAS)) {
			throw Problem.usage("\"%s\" cannot be the name of a new service".formatted(this.service),
					"begin with a letter but not with pg-, and take no word of Java's or YAML's, as in: orders");
		}
	}

}
