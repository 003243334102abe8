package dev.platform.cli.gitops;

import dev.platform.engine.Problem;

/**
 * The name of a service: a folder below {@code gitops/base} and the name of its
 * Kubernetes objects, hence an RFC 1123 label.
 */
public record ServiceName(String value) implements Comparable<ServiceName> {

	public ServiceName {
		if (!isOne(value)) {
			throw Problem.usage("\"%s\" is not a name for a service".formatted(value),
					"use lower-case letters, digits and '-', as in: vote");
		}
	}

	/** Whether a folder's name is one; other folders are none of the platform's. */
	static boolean isOne(String name) {
		return name.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
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
