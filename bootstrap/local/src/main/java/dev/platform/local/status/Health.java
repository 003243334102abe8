package dev.platform.local.status;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a service is, in Argo CD's words.
 */
public enum Health {

	/** What should run runs and is ready. */
	HEALTHY("Healthy"),

	/** Not yet, but nothing speaks against it. */
	PROGRESSING("Progressing"),

	/** What should run does not; something older may serve in its place. */
	DEGRADED("Degraded"),

	/** Nothing runs, because nothing can. */
	MISSING("Missing");

	private final String text;

	Health(String text) {
		this.text = text;
	}

	@JsonValue
	@Override
	public String toString() {
		return this.text;
	}

}
