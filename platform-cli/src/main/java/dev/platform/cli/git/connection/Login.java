package dev.platform.cli.git.connection;

import dev.platform.cli.output.HiddenCharacters;
import dev.platform.engine.Problem;

/**
 * A user's name and password, or token; not shown.
 */
public record Login(String username, String password) {

	// A line break would begin the next line of a protocol.
	public Login {
		if (HiddenCharacters.in(username + password) || (username + password).matches("(?s).*[\\n\\t].*")) {
			throw Problem.failed("a login holds a line break, or another control character",
					"set PLATFORM_GIT_USERNAME and PLATFORM_GIT_PASSWORD without it, or correct what your credential helper knows");
		}
	}

	@Override
	public String toString() {
		return this.username;
	}

}
