package dev.platform.cli.output;

import java.time.Duration;

/**
 * How long something takes, for a sentence.
 */
public final class Age {

	private Age() {
	}

	/** The two largest units: {@code 2 d 3 h}, {@code 12 min}, {@code 45 s}. */
	public static String of(Duration duration) {
		if (duration.toDays() > 0) {
			return "%d d%s".formatted(duration.toDays(), rest(duration.toHoursPart(), "h"));
		}
		if (duration.toHours() > 0) {
			return "%d h%s".formatted(duration.toHours(), rest(duration.toMinutesPart(), "min"));
		}
		if (duration.toMinutes() > 0) {
			return "%d min%s".formatted(duration.toMinutes(), rest(duration.toSecondsPart(), "s"));
		}
		return Math.max(0, duration.toSeconds()) + " s";
	}

	private static String rest(int amount, String unit) {
		return (amount > 0) ? " %d %s".formatted(amount, unit) : "";
	}

}
