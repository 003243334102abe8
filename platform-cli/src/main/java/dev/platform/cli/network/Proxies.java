package dev.platform.cli.network;

import java.net.Authenticator;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the proxy to an address in the variables that curl and Git read.
 */
public record Proxies(Map<String, String> environment) {

	/**
	 * The proxy on the way to an address, or nothing where the way is direct.
	 * @param configured what stands before all variables except {@code no_proxy}; an
	 * empty one means that there is none
	 */
	public Optional<ProxyAddress> to(URI address, Optional<String> configured) {
		String host = String.valueOf(address.getHost());
		if (isDirect(host)) {
			return Optional.empty();
		}
		return configured.or(() -> named(address.getScheme()))
			.filter((proxy) -> !proxy.isBlank())
			.map(ProxyAddress::of)
			.map((proxy) -> {
				ProxyPasswords.add(proxy);
				return proxy;
			});
	}

	/** For a client that looks for the proxy to each address. */
	public ProxySelector selector() {
		return new ProxySelection(this);
	}

	/** Tells proxies their passwords, and nobody else. */
	public Authenticator authenticator() {
		return new ProxyPasswords();
	}

	// HTTP_PROXY in capitals is left alone, as by curl: a web server's CGI could set it.
	private Optional<String> named(String scheme) {
		Stream<String> names = scheme.equals("https") ? Stream.of("https_proxy", "HTTPS_PROXY")
				: Stream.of("http_proxy");
		return Stream.concat(names, Stream.of("all_proxy", "ALL_PROXY"))
			.map((name) -> this.environment.getOrDefault(name, ""))
			.filter((proxy) -> !proxy.isBlank())
			.findFirst();
	}

	private boolean isDirect(String host) {
		String list = this.environment.getOrDefault("no_proxy", this.environment.getOrDefault("NO_PROXY", ""));
		return Arrays.stream(list.split("[,\\s]+"))
			.map((name) -> name.replaceFirst("^\\*?\\.", ""))
			.filter((name) -> !name.isEmpty())
			.anyMatch((name) -> name.equals("*") || host.equals(name) || host.endsWith("." + name));
	}

}
