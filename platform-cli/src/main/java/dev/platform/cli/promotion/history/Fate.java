package dev.platform.cli.promotion.history;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What became of a change, as Git tells it.
 */
public enum Fate {

	/** At least one of its services still runs what it brought. */
	CURRENT,
	/** Later changes went on from it. */
	REPLACED,
	/** Somebody took it back. */
	ROLLED_BACK,
	/** It was taken back because its rollout was not proven in time. */
	REVERTED;

	@JsonValue
	String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
