package dev.platform.cli.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.Release;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.pipeline.EnvironmentName;
import org.jspecify.annotations.Nullable;

/**
 * Compares an environment with where its releases come from.
 */
record ReleaseChoice(GitopsRepository source, EnvironmentName sourceEnvironment, GitopsRepository target,
		EnvironmentName targetEnvironment) {

	/**
	 * The steps for the services named, or for all that exist on both sides and differ.
	 */
	List<ReleaseStep> steps(@Nullable ServiceNames named) {
		List<ServiceName> services = (named != null) ? named.values() : common();
		return services.parallelStream().map(this::step).filter((step) -> !step.before().equals(step.after())).toList();
	}

	private ReleaseStep step(ServiceName service) {
		Release before = this.target.overlay(this.targetEnvironment, service).release();
		Release after = this.source.overlay(this.sourceEnvironment, service).release();
		return new ReleaseStep(service, before, after);
	}

	private List<ServiceName> common() {
		List<ServiceName> services = new ArrayList<>(services(this.target, this.targetEnvironment));
		services.retainAll(Set.copyOf(services(this.source, this.sourceEnvironment)));
		return services;
	}

	private static List<ServiceName> services(GitopsRepository repository, EnvironmentName environment) {
		return repository.overlays(environment).stream().map(Overlay::service).toList();
	}

}
