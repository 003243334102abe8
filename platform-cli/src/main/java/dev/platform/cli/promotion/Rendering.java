package dev.platform.cli.promotion;

import java.util.List;

import dev.platform.cli.gitops.EnvironmentName;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.Snapshot;
import dev.platform.cli.kustomize.Kustomize;

/**
 * The manifests of the services that a change touches.
 */
record Rendering(Kustomize kustomize) {

	/** Refuses, with kustomize's own words, a change that would not build. */
	void check(Snapshot snapshot, EnvironmentName environment, List<ReleaseStep> steps) {
		manifests(snapshot, environment, steps);
	}

	/** The manifests of each service, in the steps' order. */
	List<Manifests> manifests(Snapshot snapshot, EnvironmentName environment, List<ReleaseStep> steps) {
		return steps.stream()
			.map((step) -> new Overlay(snapshot, environment, step.service()).folder())
			.parallel()
			.map((folder) -> Manifests.parse(this.kustomize.build(snapshot, folder)))
			.toList();
	}

}
