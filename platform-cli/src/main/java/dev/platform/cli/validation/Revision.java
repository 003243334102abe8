package dev.platform.cli.validation;

import dev.platform.engine.Problem;

/**
 * A commit as it is typed: its full name.
 */
public record Revision(String value) {

	public Revision {
		if (!value.matches("[0-9a-f]{40}|head")) {
			throw Problem.usage("\"%s\" is not a commit's full name".formatted(value),
					"use 40 hexadecimal digits, as `git rev-parse main` prints them, or head for the remote's newest");
		}
	}

	boolean isHead() {
		return this.value.equals("head");
	}

}
