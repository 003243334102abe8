package dev.platform.cli.service;

/**
 * Whose words count where a service and its template have changed the same lines.
 */
public enum Conflicts {

	/** Nobody's: they are shown, and nothing is changed. */
	SHOW,

	/** The service's. */
	KEEP,

	/** The template's. */
	TAKE

}
