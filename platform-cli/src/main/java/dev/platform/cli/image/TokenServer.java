package dev.platform.cli.image;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

import dev.platform.cli.network.Endpoint;

/**
 * The server that a registry sends others to for a token. The registry names it, so it
 * could name any: one that only this machine reaches, or one that is after the login.
 *
 * @param registry where the registry's API is
 * @param realm where the token is asked for
 */
record TokenServer(URI registry, URI realm) {

	private static final int UNIQUE_LOCAL = 0xfc;

	private static final int UNIQUE_LOCAL_BITS = 0xfe;

	// Those whose owners say that the two belong together.
	private static final Set<String> KNOWN = Set.of("https://registry-1.docker.io https://auth.docker.io",
			"https://registry.gitlab.com https://gitlab.com");

	/**
	 * Whether it is asked at all: the registry itself, or another over TLS that everybody
	 * reaches. Only what is not public itself may lead to what is not.
	 */
	boolean isAsked() {
		if (isRegistry()) {
			return true;
		}
		return this.realm.getScheme().equals("https")
				&& (isPublic(this.realm) || (!isPublic(this.registry) && !isOfThisMachine()));
	}

	/** Whether it is told the login that was given for the registry. */
	boolean isTold() {
		return isRegistry() || KNOWN.contains(Endpoint.of(this.registry) + " " + Endpoint.of(this.realm));
	}

	private boolean isRegistry() {
		return Endpoint.of(this.registry).equals(Endpoint.of(this.realm));
	}

	private boolean isOfThisMachine() {
		try {
			return Arrays.stream(InetAddress.getAllByName(this.realm.getHost()))
				.anyMatch((address) -> address.isLoopbackAddress() || address.isLinkLocalAddress()
						|| address.isAnyLocalAddress());
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	// What only a proxy knows by name, it also reaches: this machine does not.
	private static boolean isPublic(URI server) {
		try {
			return Arrays.stream(InetAddress.getAllByName(server.getHost())).allMatch(TokenServer::isPublic);
		}
		catch (UnknownHostException ex) {
			return true;
		}
	}

	private static boolean isPublic(InetAddress address) {
		byte[] bytes = address.getAddress();
		boolean uniqueLocal = bytes.length == 16 && (bytes[0] & UNIQUE_LOCAL_BITS) == UNIQUE_LOCAL;
		return !(address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isAnyLocalAddress()
				|| address.isSiteLocalAddress() || address.isMulticastAddress() || uniqueLocal);
	}

}
