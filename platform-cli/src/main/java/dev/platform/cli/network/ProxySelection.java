package dev.platform.cli.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The proxies of the variables, in the JDK's terms.
 */
final class ProxySelection extends ProxySelector {

	private final Proxies proxies;

	ProxySelection(Proxies proxies) {
		this.proxies = proxies;
	}

	@Override
	public List<Proxy> select(URI address) {
		return this.proxies.to(address, Optional.empty())
			.map((proxy) -> new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())))
			.map(List::of)
			.orElse(List.of(Proxy.NO_PROXY));
	}

	@Override
	public void connectFailed(URI address, SocketAddress proxy, IOException cause) {
		// Whoever wanted the connection is told by the exception.
	}

}
