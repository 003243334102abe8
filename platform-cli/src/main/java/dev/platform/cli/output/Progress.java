package dev.platform.cli.output;

/**
 * What a long command tells while it works; never part of its result.
 */
@FunctionalInterface
public interface Progress {

	void tell(String line);

	/** A line that the next one takes the place of; only a terminal shows it. */
	default void show(String line) {
	}

}
