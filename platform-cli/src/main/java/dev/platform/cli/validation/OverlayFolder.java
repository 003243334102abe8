package dev.platform.cli.validation;

import dev.platform.cli.pipeline.EnvironmentName;

/**
 * A folder of an environment that Argo CD makes an Application of.
 *
 * @param path {@code gitops/overlays/prod/vote}
 */
record OverlayFolder(EnvironmentName environment, String path) {

	/** The folder's own name: a service, or {@code environment}. */
	String name() {
		return this.path.substring(this.path.lastIndexOf('/') + 1);
	}

}
