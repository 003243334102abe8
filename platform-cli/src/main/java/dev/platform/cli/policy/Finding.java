package dev.platform.cli.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.platform.engine.Problem;

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

	// Most problems begin with their place.
	private static final Pattern PLACED = Pattern.compile("(?<file>[^:]+):(?<line>[0-9]{1,9}): (?<message>.*)");

	/**
	 * What a problem says.
	 * @param file where it is, unless the problem says so itself
	 */
	public static Finding of(Problem problem, String rule, String file, String resource) {
		Matcher placed = PLACED.matcher(String.valueOf(problem.getMessage()));
		boolean known = placed.matches();
		return new Finding(Severity.ERROR, rule, known ? placed.group("file") : file,
				known ? Integer.parseInt(placed.group("line")) : 1, resource,
				known ? placed.group("message") : String.valueOf(problem.getMessage()), problem.hint());
	}

	public boolean isError() {
		return this.severity == Severity.ERROR;
	}

}
