package dev.platform.cli.pipeline;

import java.util.List;
import java.util.Optional;

import dev.platform.engine.Problem;
import dev.platform.engine.kustomization.Base;
import dev.platform.engine.yaml.YamlFile;

/**
 * The environments in their order and the rules between them, as
 * {@code gitops/pipeline.yaml} tells them.
 *
 * @param bases what kustomizations may refer to outside of the repository
 */
public record Pipeline(List<Environment> environments, List<Base> bases) {

	public static final String FILE = "gitops/pipeline.yaml";

	/** Reads the file; a problem that names the line of what is wrong in it. */
	public static Pipeline read(YamlFile file) {
		return PipelineReader.read(file);
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
