package dev.platform.cli.doctor;

/**
 * How bad it is.
 */
enum CheckResult {

	OK, WARN, FAIL;

	@Override
	public String toString() {
		return name().toLowerCase(java.util.Locale.ROOT);
	}

}
