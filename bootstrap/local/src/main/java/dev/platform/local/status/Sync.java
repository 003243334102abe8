package dev.platform.local.status;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether the commit that was last seen has been applied, in Argo CD's words; how that
 * went is what health says.
 */
public enum Sync {

	SYNCED("Synced"), OUT_OF_SYNC("OutOfSync");

	private final String text;

	Sync(String text) {
		this.text = text;
	}

	@JsonValue
	@Override
	public String toString() {
		return this.text;
	}

}
