package dev.platform.cli.git.connection;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.Predicate;

import dev.platform.cli.network.Endpoint;
import dev.platform.cli.network.Proxies;
import dev.platform.cli.network.ProxyAddress;
import dev.platform.cli.network.TrustedAuthority;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;

/**
 * Connections over the user's proxies, trusting the user's authorities.
 *
 * @param proxy the proxy of Git's configuration
 * @param authority the certificate of the only authority to trust; nothing for those that
 * Java trusts
 * @param reached whether a server is the one that was named, wherever that leads
 * @param told whether a server may be told secrets
 * @param transfer what ends where a limit is reached
 */
public record HttpConnections(Proxies proxies, Optional<String> proxy, Optional<Path> authority,
		Predicate<Endpoint> reached, Predicate<Endpoint> told, Transfer transfer) implements HttpConnectionFactory {

	@Override
	public HttpConnection create(URL url) throws IOException {
		return create(url, Proxy.NO_PROXY);
	}

	// JGit asks Java for the proxy, which reads neither the variables nor Git's
	// configuration.
	@Override
	public HttpConnection create(URL url, Proxy proxyOfJava) throws IOException {
		// Git's old protocol reads plain files, from whatever other server the first one
		// lists.
		if (!url.getPath().matches(".*/(info/refs|git-upload-pack|git-receive-pack)")) {
			throw new IOException("the server speaks Git's old protocol alone (plain files), which is not used");
		}
		if (!this.reached.test(Endpoint.of(url))) {
			throw new LedAway(Endpoint.of(url));
		}
		Proxy way = this.proxies.to(URI.create(url.toString()), this.proxy)
			.map(ProxyAddress::proxy)
			.orElse(proxyOfJava);
		return trusting(this.told.test(Endpoint.of(url)) ? new LimitedConnection(url, way, this.transfer)
				: new BoundConnection(url, way, this.transfer), url);
	}

	private HttpConnection trusting(HttpConnection connection, URL url) throws IOException {
		if (url.getProtocol().equals("https") && this.authority.isPresent()) {
			try {
				connection.configure(null, new TrustedAuthority(this.authority.get()).trustManagers(), null);
			}
			catch (GeneralSecurityException ex) {
				throw new IOException(ex);
			}
		}
		return connection;
	}

}
