package dev.platform.worker.store;

/**
 * Which vote counts when somebody votes again.
 */
public enum Policy {

	FIRST, LATEST

}
