package dev.platform.cli.forge;

import dev.platform.cli.output.Printable;

/**
 * A pull request that is neither merged nor closed.
 *
 * @param number its number within the repository
 * @param url where people read it
 */
public record OpenRequest(long number, String url) {

	public OpenRequest {
		url = Printable.quoted(url);
	}

}
