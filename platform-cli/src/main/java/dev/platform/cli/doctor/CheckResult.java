package dev.platform.cli.doctor;

import java.util.Locale;

/**
 * How bad it is.
 */
enum CheckResult {

	OK, WARN, FAIL;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
