package dev.platform.cli.policy;

/**
 * What is wrong with a manifest, where it is written, and how to mend it.
 *
 * @param rule the policy's name, the annotation's suffix of an exception from it
 * @param file relative to the repository's root
 * @param line the first is 1
 * @param resource where it was rendered, {@code prod Deployment/vote}
 */
public record Finding(Severity severity, String rule, String file, int line, String resource, String message,
		String mend) {

	public boolean isError() {
		return this.severity == Severity.ERROR;
	}

}
