package dev.platform.vote.ballot;

/**
 * A secret is too short to be one; the message does not tell it.
 */
class WeakSecret extends RuntimeException {

	WeakSecret(String variable, int length, int shortest) {
		super("%s holds a secret of %d bytes: it needs %d or more".formatted(variable, length, shortest));
	}

}
