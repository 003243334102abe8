package dev.platform.cli.git.connection;

import java.io.IOException;

/**
 * Something that a server answered, and that is not followed or read on.
 */
public final class RefusedAnswer extends IOException {

	RefusedAnswer(String reason) {
		super(reason);
	}

}
