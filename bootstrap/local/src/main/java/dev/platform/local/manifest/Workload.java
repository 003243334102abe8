package dev.platform.local.manifest;

import java.time.Duration;
import java.util.Map;

/**
 * A Deployment or StatefulSet: one container, run once. Its fingerprint changes when
 * Kubernetes would replace its Pods.
 */
public record Workload(Kind kind, String name, String namespace, Image image, Container container,
		Map<String, String> labels, Duration progressDeadline, Duration gracePeriod, String fingerprint) {

	/**
	 * What it is called in Kubernetes, and whether it owns data.
	 */
	public enum Kind {

		DEPLOYMENT("Deployment"), STATEFUL_SET("StatefulSet");

		private final String text;

		Kind(String text) {
			this.text = text;
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

	/** Two processes must never work on the same data. */
	public boolean stateful() {
		return this.kind == Kind.STATEFUL_SET;
	}

}
