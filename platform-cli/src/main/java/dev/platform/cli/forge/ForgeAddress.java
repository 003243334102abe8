package dev.platform.cli.forge;

import java.net.URI;
import java.util.regex.Pattern;

import dev.platform.cli.network.Address;
import dev.platform.cli.network.Endpoint;
import dev.platform.engine.Problem;

/**
 * A repository's place on a forge, told by the remote's address.
 *
 * @param site the forge's own address, {@code https://git.example.com}
 * @param path owner or groups, and name: {@code team/platform}
 */
record ForgeAddress(URI site, String path) {

	private static final Pattern PATH = Pattern.compile("[\\w.~%+-]+(/[\\w.~%+-]+)*");

	private static final Pattern UPWARDS = Pattern.compile("(.*/)?\\.{1,2}(/.*)?");

	static ForgeAddress of(Address remote) {
		String path = remote.path().replaceFirst("^/+", "").replaceFirst("/+$", "").replaceFirst("\\.git$", "");
		if (remote.server().isEmpty() || remote.scheme().equals("git") || !PATH.matcher(path).matches()
				|| UPWARDS.matcher(path).matches()) {
			throw Problem.failed("there are no pull requests at this repository's address",
					"set delivery: commit for the environment, or PLATFORM_REPOSITORY to a repository of a forge");
		}
		// A port of SSH is SSH's alone.
		Endpoint server = remote.isHttp() ? new Endpoint(remote.scheme(), remote.host(), remote.port())
				: new Endpoint("https", remote.host(), 0);
		return new ForgeAddress(URI.create(server.toString()), path);
	}

	/** The same repository where the forge is at another address than its Git server. */
	ForgeAddress at(Address site) {
		if (!site.isHttp()) {
			throw Problem.usage("PLATFORM_FORGE_URL is not the address of a site",
					"set it as in: PLATFORM_FORGE_URL=https://git.example.com");
		}
		return new ForgeAddress(URI.create(site.toString().replaceFirst("/+$", "")), this.path);
	}

	Endpoint server() {
		return Endpoint.of(this.site);
	}

	String owner() {
		return this.path.substring(0, Math.max(0, this.path.lastIndexOf('/')));
	}

	@Override
	public String toString() {
		return this.site + "/" + this.path;
	}

}
