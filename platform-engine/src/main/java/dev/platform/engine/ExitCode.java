package dev.platform.engine;

/**
 * How a command ended, as the calling process sees it.
 */
public enum ExitCode {

	DONE(0), FAILED(1), WRONG_USAGE(2), REFUSED(3);

	private final int value;

	ExitCode(int value) {
		this.value = value;
	}

	public int value() {
		return this.value;
	}

}
