package dev.platform.cli.validation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.pipeline.Pipeline;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Which overlays are looked at.
 *
 * @param environment null for all, previews too
 * @param services null for all, and for what belongs to the environments themselves
 */
record Selection(@Nullable EnvironmentName environment, @Nullable ServiceNames services) {

	List<OverlayFolder> of(Snapshot snapshot) {
		GitopsRepository repository = new GitopsRepository(snapshot);
		List<OverlayFolder> all = environments(repository, pipeline(repository)).stream()
			.flatMap((name) -> folders(repository, name).stream())
			.toList();
		List<OverlayFolder> chosen = all.stream().filter(this::isChosen).toList();
		if (this.services != null) {
			refuseUnknown(this.services, all);
		}
		return chosen;
	}

	private static List<OverlayFolder> folders(GitopsRepository repository, EnvironmentName environment) {
		List<String> folders = repository.folders(environment);
		if (folders.isEmpty()) {
			throw new BrokenPipeline(
					Problem.failed("gitops/pipeline.yaml names %s, which has no overlays".formatted(environment),
							"add gitops/overlays/%s, or take it out of the pipeline".formatted(environment)));
		}
		return folders.stream().map((path) -> new OverlayFolder(environment, path)).toList();
	}

	private static Pipeline pipeline(GitopsRepository repository) {
		try {
			return repository.pipeline();
		}
		catch (Problem problem) {
			throw new BrokenPipeline(problem);
		}
	}

	// The pipeline's, in its order, and the previews beside it.
	private List<EnvironmentName> environments(GitopsRepository repository, Pipeline pipeline) {
		Set<EnvironmentName> all = new LinkedHashSet<>(
				pipeline.environments().stream().map(Environment::name).toList());
		all.addAll(repository.folders());
		if (this.environment == null) {
			return List.copyOf(all);
		}
		return List
			.of(all.contains(this.environment) ? this.environment : pipeline.environment(this.environment).name());
	}

	private boolean isChosen(OverlayFolder folder) {
		return this.services == null
				|| this.services.values().stream().anyMatch((service) -> service.value().equals(folder.name()));
	}

	private static void refuseUnknown(ServiceNames services, List<OverlayFolder> all) {
		services.values()
			.stream()
			.filter((service) -> all.stream().noneMatch((folder) -> folder.name().equals(service.value())))
			.findFirst()
			.ifPresent((service) -> {
				throw Problem.usage("there is no service \"%s\" there".formatted(service),
						"use one of: " + String.join(", ", all.stream().map(OverlayFolder::name).distinct().toList()));
			});
	}

}
