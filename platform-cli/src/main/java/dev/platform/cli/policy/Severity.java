package dev.platform.cli.policy;

import java.util.Locale;

/**
 * Whether a finding keeps manifests out.
 */
public enum Severity {

	/** The cluster refuses it, or would if it knew as much. */
	ERROR,

	/** The cluster takes it and warns. */
	WARNING;

	/** The word for it in a table, {@code error}. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
