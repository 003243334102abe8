package dev.platform.local.manifest;

/**
 * A commit cannot be turned into what should run; the message is one line for people.
 */
public final class RenderingFailed extends Exception {

	RenderingFailed(String message) {
		super(message);
	}

	RenderingFailed(String message, Throwable cause) {
		super(message, cause);
	}

}
