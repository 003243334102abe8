package dev.platform.cli.pipeline;

import dev.platform.engine.Problem;

/**
 * The name of an environment: a folder below {@code gitops/overlays} and a namespace in
 * the cluster, hence an RFC 1123 label.
 */
public record EnvironmentName(String value) {

	public EnvironmentName {
		if (!isOne(value)) {
			throw Problem.usage("\"%s\" is not a name for an environment".formatted(value),
					"use lower-case letters, digits and '-', as in: dev");
		}
	}

	/** Whether a folder's name is one; other folders are none of the platform's. */
	public static boolean isOne(String name) {
		return name.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
	}

	@Override
	public String toString() {
		return this.value;
	}

}
