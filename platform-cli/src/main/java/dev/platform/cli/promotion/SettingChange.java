package dev.platform.cli.promotion;

import org.jspecify.annotations.Nullable;

/**
 * A line of {@code release.env} before and after; null where there was or will be none.
 */
record SettingChange(String key, @Nullable String from, @Nullable String to) {

	String text() {
		return "%s %s → %s".formatted(this.key, (this.from != null) ? this.from : "(unset)",
				(this.to != null) ? this.to : "(unset)");
	}

}
