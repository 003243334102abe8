package dev.platform.engine;

import org.jspecify.annotations.Nullable;

/**
 * A reason why a command did not do what it was asked, in one line, and what to type or
 * do next.
 */
public final class Problem extends RuntimeException {

	private final ExitCode exitCode;

	private final String hint;

	private final String result;

	private Problem(ExitCode exitCode, String message, String hint, @Nullable Throwable cause, String result) {
		super(message, cause);
		this.exitCode = exitCode;
		this.hint = hint;
		this.result = result;
	}

	/** Something outside went wrong: a network, a server, a file. */
	public static Problem failed(String message, String hint) {
		return new Problem(ExitCode.FAILED, message, hint, null, "");
	}

	/** As {@link #failed(String, String)}; the cause is shown with {@code --debug}. */
	public static Problem failed(String message, String hint, Throwable cause) {
		return new Problem(ExitCode.FAILED, message, hint, cause, "");
	}

	/** Its thread has been told to end, and knows it again afterwards. */
	public static Problem interrupted(String hint, InterruptedException cause) {
		Thread.currentThread().interrupt();
		return failed("interrupted", hint, cause);
	}

	/** The words of the command are wrong. */
	public static Problem usage(String message, String hint) {
		return new Problem(ExitCode.WRONG_USAGE, message, hint, null, "");
	}

	/** As {@link #usage(String, String)}; the cause is shown with {@code --debug}. */
	public static Problem usage(String message, String hint, Throwable cause) {
		return new Problem(ExitCode.WRONG_USAGE, message, hint, cause, "");
	}

	/** A rule of the pipeline forbids it. */
	public static Problem refused(String message, String hint) {
		return new Problem(ExitCode.REFUSED, message, hint, null, "");
	}

	/** The same problem of a command that has a result all the same, as a check has. */
	public Problem with(String result) {
		return new Problem(this.exitCode, String.valueOf(getMessage()), this.hint, getCause(), result);
	}

	public ExitCode exitCode() {
		return this.exitCode;
	}

	public String hint() {
		return this.hint;
	}

	/** What belongs on standard output; mostly empty. */
	public String result() {
		return this.result;
	}

}
