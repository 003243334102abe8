package dev.platform.cli.manifest;

import org.jspecify.annotations.Nullable;

/**
 * A number of pods as strategies and budgets write it: {@code 1} or {@code 25%}.
 */
record Quota(@Nullable Object written) {

	private static final double WHOLE = 100;

	boolean isGiven() {
		return this.written != null;
	}

	/** Of so many pods; a fraction of a pod counts as none. */
	int down(int pods) {
		return (int) Math.floor(of(pods));
	}

	/** Of so many pods; a fraction of a pod counts as one. */
	int up(int pods) {
		return (int) Math.ceil(of(pods));
	}

	private double of(int pods) {
		String text = String.valueOf(this.written);
		try {
			return text.endsWith("%") ? pods * Double.parseDouble(text.substring(0, text.length() - 1)) / WHOLE
					: Double.parseDouble(text);
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

}
