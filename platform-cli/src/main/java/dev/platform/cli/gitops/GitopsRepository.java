package dev.platform.cli.gitops;

import java.util.List;
import java.util.stream.Stream;

import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.pipeline.Pipeline;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomization.KustomizationFile;
import dev.platform.engine.repository.Snapshot;
import dev.platform.engine.yaml.YamlFile;
import org.jspecify.annotations.Nullable;

/**
 * The GitOps repository at one revision.
 */
public record GitopsRepository(Snapshot snapshot) {

	public Pipeline pipeline() {
		return Pipeline.read(new YamlFile(Pipeline.FILE,
				this.snapshot.read(Pipeline.FILE)
					.orElseThrow(() -> Problem.failed("the repository has no " + Pipeline.FILE,
							"point PLATFORM_REPOSITORY at a repository made for platform"))));
	}

	/** The services that have a base, sorted. */
	public List<ServiceName> services() {
		return this.snapshot.folders("gitops/base").stream().filter(ServiceName::isOne).map(ServiceName::new).toList();
	}

	/**
	 * The folders that an environment consists of, sorted: its services', and its own.
	 */
	public List<String> folders(EnvironmentName environment) {
		String root = Overlay.ROOT + "/" + environment;
		return this.snapshot.folders(root)
			.stream()
			.map((folder) -> root + "/" + folder)
			.filter((folder) -> KustomizationFile.isIn(this.snapshot, folder))
			.toList();
	}

	/** Everything that has an overlay: the pipeline's environments, and previews. */
	public List<EnvironmentName> folders() {
		return this.snapshot.folders(Overlay.ROOT)
			.stream()
			.filter(EnvironmentName::isOne)
			.map(EnvironmentName::new)
			.toList();
	}

	/** The pipeline's environments in their order, then the others: previews. */
	public List<EnvironmentName> environments() {
		return Stream
			.concat(pipeline().environments().stream().map(Environment::name),
					folders().stream().filter((folder) -> !overlays(folder).isEmpty()))
			.distinct()
			.toList();
	}

	/** The services of an environment, sorted. */
	public List<Overlay> overlays(EnvironmentName environment) {
		return this.snapshot.folders(Overlay.ROOT + "/" + environment)
			.stream()
			.filter(this::isService)
			.map((folder) -> new Overlay(this.snapshot, environment, new ServiceName(folder)))
			.toList();
	}

	/**
	 * Those of an environment's services that are named, or all; a problem where one that
	 * is named is not there.
	 */
	public List<Overlay> overlays(EnvironmentName environment, @Nullable ServiceNames named) {
		return (named != null) ? named.values().stream().map((service) -> overlay(environment, service)).toList()
				: overlays(environment);
	}

	/**
	 * One service in one environment; a problem that lists the others where it is none.
	 */
	public Overlay overlay(EnvironmentName environment, ServiceName service) {
		Overlay overlay = new Overlay(this.snapshot, environment, service);
		if (isService(service.value()) && overlay.exists()) {
			return overlay;
		}
		throw Problem.usage("there is no service \"%s\" in %s".formatted(service, environment),
				"use one of: " + String.join(", ",
						overlays(environment).stream()
							.filter(Overlay::exists)
							.map((other) -> other.service().value())
							.toList()));
	}

	private boolean isService(String folder) {
		return ServiceName.isOne(folder) && KustomizationFile.isIn(this.snapshot, "gitops/base/" + folder);
	}

}
