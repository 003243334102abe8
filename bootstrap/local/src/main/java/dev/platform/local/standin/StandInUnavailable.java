package dev.platform.local.standin;

/**
 * Nothing can stand in for an image now; the message says what to do about it.
 */
public final class StandInUnavailable extends Exception {

	StandInUnavailable(String message) {
		super(message);
	}

}
