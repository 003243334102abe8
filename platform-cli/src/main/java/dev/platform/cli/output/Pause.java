package dev.platform.cli.output;

import java.time.Duration;

import dev.platform.engine.Problem;

/**
 * A wait between two looks.
 */
public final class Pause {

	private Pause() {
	}

	/**
	 * Waits; a problem when the command is interrupted meanwhile.
	 * @param hint what to type to go on
	 */
	public static void of(Duration duration, String hint) {
		try {
			Thread.sleep(duration);
		}
		catch (InterruptedException ex) {
			throw Problem.interrupted(hint, ex);
		}
	}

}
