package dev.platform.cli.network;

import java.net.URI;
import java.net.URL;
import java.util.Locale;
import java.util.Map;

/**
 * The server that a secret is given for: it goes to this scheme, host and port alone.
 */
public record Endpoint(String scheme, String host, int port) {

	private static final Map<String, Integer> PORTS = Map.of("https", 443, "http", 80, "ssh", 22, "git", 9418);

	/**
	 * A server.
	 * @param port 0 or less for the usual one of the scheme
	 */
	public Endpoint {
		scheme = scheme.toLowerCase(Locale.ROOT);
		host = host.toLowerCase(Locale.ROOT);
		port = (port > 0) ? port : PORTS.getOrDefault(scheme, 0);
	}

	public static Endpoint of(URI address) {
		return new Endpoint(String.valueOf(address.getScheme()), String.valueOf(address.getHost()), address.getPort());
	}

	public static Endpoint of(URL address) {
		return new Endpoint(address.getProtocol(), address.getHost(), address.getPort());
	}

	/** Whether it is this machine, and nobody on the way. */
	public boolean isLoopback() {
		return this.host.equals("localhost") || this.host.endsWith(".localhost")
				|| this.host.matches("127(\\.\\d{1,3}){3}|\\[::1]");
	}

	/** Whether another is this one, or this one as it is reached over TLS. */
	public boolean isOrMovedTo(Endpoint other) {
		return equals(other) || (this.scheme.equals("http") && this.port == PORTS.getOrDefault("http", 0)
				&& other.equals(new Endpoint("https", this.host, 0)));
	}

	/** Whether everybody on the way can read what it is sent. */
	public boolean isPlain() {
		return this.scheme.equals("http") && !isLoopback();
	}

	/** As it stands before the path of an address. */
	@Override
	public String toString() {
		return "%s://%s%s".formatted(this.scheme, this.host,
				(this.port == PORTS.getOrDefault(this.scheme, 0)) ? "" : ":" + this.port);
	}

}
