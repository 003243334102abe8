package dev.platform.cli.gitops;

import dev.platform.engine.Problem;

/**
 * The name of a service: a folder below {@code gitops/base} and the name of its
 * Kubernetes objects, hence an RFC 1123 label.
 */
public record ServiceName(String value) implements Comparable<ServiceName> {

	public ServiceName {
		if (!value.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")) {
			throw Problem.usage("\"%s\" is not a name for a service".formatted(value),
					"use lower-case letters, digits and '-', as in: vote");
		}
	}

	@Override
	public int compareTo(ServiceName other) {
		return this.value.compareTo(other.value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
