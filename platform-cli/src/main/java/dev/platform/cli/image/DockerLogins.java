package dev.platform.cli.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The logins for registries that Jib finds: Podman's, Docker's, those of the well-known
 * helpers of clouds. What Maven's {@code settings.xml} says of servers is not looked at.
 *
 * @param environment the variables that tell where they are
 */
public record DockerLogins(Map<String, String> environment) {

	private static final Map<String, String> WELL_KNOWN = Map.of("gcr.io", "gcr", "amazonaws.com", "ecr-login");

	/** The login for a registry; a problem where a file or a helper is broken. */
	Optional<RegistryLogin> of(RegistryHost registry) {
		return files().stream()
			.flatMap((file) -> new DockerConfig(file, this.environment).login(registry).stream())
			.findFirst()
			.or(() -> wellKnown(registry));
	}

	/** Docker's file, which {@code docker login} writes; it need not exist. */
	Path file() {
		return variable("DOCKER_CONFIG").orElse(home().resolve(".docker")).resolve("config.json");
	}

	private List<Path> files() {
		return Stream
			.of(variable("XDG_RUNTIME_DIR").map(DockerLogins::ofPodman),
					variable("XDG_CONFIG_HOME").map(DockerLogins::ofPodman),
					Optional.of(ofPodman(home().resolve(".config"))), Optional.of(file()),
					Optional.of(home().resolve(".docker/config.json")))
			.flatMap(Optional::stream)
			.distinct()
			.toList();
	}

	private static Path ofPodman(Path folder) {
		return folder.resolve("containers/auth.json");
	}

	private Path home() {
		return variable("HOME").orElseGet(() -> Path.of(System.getProperty("user.home")));
	}

	private Optional<Path> variable(String name) {
		return Optional.ofNullable(this.environment.get(name)).filter((value) -> !value.isBlank()).map(Path::of);
	}

	private Optional<RegistryLogin> wellKnown(RegistryHost registry) {
		return WELL_KNOWN.entrySet()
			.stream()
			.filter((known) -> ("." + registry.name()).endsWith("." + known.getKey()))
			.map((known) -> DockerCredential.named(known.getValue(), this.environment))
			.filter((helper) -> helper.installed().isPresent())
			.flatMap((helper) -> helper.login(registry.name()).stream())
			.findFirst();
	}

}
