package dev.platform.cli.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;

/**
 * The namespaces of the environments as their files have them: labels that policies go
 * by, hosts, and exceptions from rules. They are read as they are written, not as they
 * are rendered: where the file is, only the platform team may change them.
 */
final class Fences {

	static final String HOSTS = "platform.dev/hosts";

	private final Snapshot snapshot;

	private final Map<EnvironmentName, Optional<Resource>> namespaces = new ConcurrentHashMap<>();

	Fences(Snapshot snapshot) {
		this.snapshot = snapshot;
	}

	/** The folder that brings the namespace, {@code gitops/overlays/dev/environment}. */
	static String folder(EnvironmentName environment) {
		return "gitops/overlays/%s/environment".formatted(environment);
	}

	static String file(EnvironmentName environment) {
		return folder(environment) + "/namespace.yaml";
	}

	/** The namespace in its file; nothing where that is no such thing. */
	Optional<Resource> namespace(EnvironmentName environment) {
		return this.namespaces.computeIfAbsent(environment, this::read);
	}

	/** What else would be written about, where there is no namespace. */
	static Resource missing(EnvironmentName environment) {
		return new Resource(environment, folder(environment),
				Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", environment.value())));
	}

	/** The hosts that an environment answers for. */
	List<String> hosts(EnvironmentName environment) {
		String listed = namespace(environment).map((namespace) -> namespace.annotations().getOrDefault(HOSTS, ""))
			.orElse("");
		return Stream.of(listed.split(",")).map(String::strip).filter((host) -> !host.isEmpty()).toList();
	}

	private Optional<Resource> read(EnvironmentName environment) {
		return this.snapshot.read(file(environment)).flatMap((text) -> {
			try {
				return RenderedResources.of(new RenderedOverlay(environment, folder(environment), text))
					.stream()
					.filter((resource) -> resource.kind().equals("Namespace"))
					.filter((resource) -> resource.name().equals(environment.value()))
					.findFirst();
			}
			catch (Problem ex) {
				return Optional.empty();
			}
		});
	}

}
