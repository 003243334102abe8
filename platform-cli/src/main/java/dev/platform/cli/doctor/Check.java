package dev.platform.cli.doctor;

/**
 * One thing that can be looked at alone.
 */
interface Check {

	/** What it is about, {@code Git remote}. */
	String subject();

	/** Looks; a problem thrown is a failure found. */
	Diagnosis diagnose();

}
