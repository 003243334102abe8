package dev.platform.cli.gitops;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.output.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The environments in their order, as {@code gitops/pipeline.yaml} tells them.
 */
public record Pipeline(List<Environment> environments) {

	static final String FILE = "gitops/pipeline.yaml";

	static Pipeline read(YamlFile file) {
		List<Environment> environments = new ArrayList<>();
		if (file.content() instanceof Map<?, ?> root && root.get("environments") instanceof List<?> entries) {
			for (Object entry : entries) {
				environments.add(environment(entry, environments));
			}
		}
		if (environments.isEmpty()) {
			throw invalid("lists no environments");
		}
		return new Pipeline(List.copyOf(environments));
	}

	private static Environment environment(@Nullable Object entry, List<Environment> earlier) {
		if (!(entry instanceof Map<?, ?> fields) || !(fields.get("name") instanceof String name)) {
			throw invalid("has an environment without a name");
		}
		EnvironmentName after = (fields.get("after") instanceof String source) ? new EnvironmentName(source) : null;
		if (after != null && earlier.stream().noneMatch((environment) -> environment.name().equals(after))) {
			throw invalid("puts %s after %s, which does not stand above it".formatted(name, after));
		}
		if (earlier.stream().anyMatch((environment) -> environment.name().value().equals(name))) {
			throw invalid("names %s twice".formatted(name));
		}
		return new Environment(new EnvironmentName(name), after);
	}

	private static Problem invalid(String what) {
		return Problem.failed(FILE + " " + what, "mend it: environments: [{name: dev}, {name: prod, after: dev}]");
	}

	/** The environment of that name; a problem that lists the others where it is none. */
	public Environment environment(EnvironmentName name) {
		return find(name).orElseThrow(
				() -> Problem.usage("there is no environment \"%s\"".formatted(name), "use one of: " + names()));
	}

	/** The environment that is deployed to rather than promoted to. */
	public Environment first() {
		return this.environments.getFirst();
	}

	private Optional<Environment> find(EnvironmentName name) {
		return this.environments.stream().filter((environment) -> environment.name().equals(name)).findFirst();
	}

	private String names() {
		return String.join(", ",
				this.environments.stream().map(Environment::name).map(EnvironmentName::value).toList());
	}

}
