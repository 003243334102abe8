package dev.platform.cli.manifest;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a resource.
 */
public enum DifferenceKind {

	ADDED(" (new)"), CHANGED(""), REMOVED(" (removed)"),

	/** A ConfigMap or Secret whose content, and so the hash in its name, is another. */
	REPLACED(" (under a new name)");

	private final String remark;

	DifferenceKind(String remark) {
		this.remark = remark;
	}

	static DifferenceKind of(@Nullable Resource before, @Nullable Resource after) {
		if (before == null) {
			return ADDED;
		}
		if (after == null) {
			return REMOVED;
		}
		return before.fullName().equals(after.fullName()) ? CHANGED : REPLACED;
	}

	/** What is said behind the resource's name. */
	String remark() {
		return this.remark;
	}

	@JsonValue
	String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
