package dev.platform.local.status;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where the embedded system is in its life; it runs once every service is healthy or
 * known not to become so.
 */
public enum Phase {

	STARTING, RUNNING, STOPPING, STOPPED;

	@JsonValue
	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
