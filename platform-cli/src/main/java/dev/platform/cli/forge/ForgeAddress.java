package dev.platform.cli.forge;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.platform.engine.Problem;

/**
 * A repository's place on a forge, told by the remote's address.
 *
 * @param site the forge's own address, {@code https://git.example.com}
 * @param path owner or groups, and name: {@code team/platform}
 */
record ForgeAddress(URI site, String path) {

	private static final Pattern HTTP = Pattern.compile("(https?)://(?:[^/]*@)?([^/]+)/(.+?)(?:\\.git)?/?");

	// With a scheme a port may follow, which is SSH's alone; without one, a path does.
	private static final Pattern SSH = Pattern
		.compile("(?:ssh://(?:[^/@]+@)?([^/:]+)(?::\\d+)?/|(?:[^/@:]+@)?([^/:]+):)/?(.+?)(?:\\.git)?/?");

	static ForgeAddress of(String remote) {
		Matcher http = HTTP.matcher(remote);
		if (http.matches()) {
			return new ForgeAddress(URI.create(http.group(1) + "://" + http.group(2)), http.group(3));
		}
		Matcher ssh = SSH.matcher(remote);
		if (!remote.startsWith("/") && !remote.startsWith("file:") && ssh.matches()) {
			String host = (ssh.group(1) != null) ? ssh.group(1) : ssh.group(2);
			return new ForgeAddress(URI.create("https://" + host), ssh.group(3));
		}
		throw Problem.failed("there are no pull requests at this repository's address",
				"set delivery: commit for the environment, or PLATFORM_REPOSITORY to a repository of a forge");
	}

	/** The same repository where the forge is at another address than its Git server. */
	ForgeAddress at(String site) {
		return new ForgeAddress(URI.create(site.replaceFirst("/+$", "")), this.path);
	}

	String owner() {
		return this.path.substring(0, Math.max(0, this.path.lastIndexOf('/')));
	}

	@Override
	public String toString() {
		return this.site + "/" + this.path;
	}

}
