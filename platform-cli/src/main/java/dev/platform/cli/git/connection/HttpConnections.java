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
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Connections over the user's proxies, trusting the user's authorities.
 *
 * @param proxy the proxy of Git's configuration
 * @param authority the certificate of the only authority to trust; nothing for those that
 * Java trusts
 * @param told whether a server may be told secrets
 * @param allowance what may be taken; null for as much as there is, from wherever the
 * server leads
 */
public record HttpConnections(Proxies proxies, Optional<String> proxy, Optional<Path> authority,
		Predicate<Endpoint> told, @Nullable Allowance allowance) implements HttpConnectionFactory {

	private static final HttpConnectionFactory JDK = new JDKHttpConnectionFactory();

	/** The same, over which no more is taken than that; null for anything. */
	HttpConnections within(@Nullable Allowance bound) {
		return new HttpConnections(this.proxies, this.proxy, this.authority, this.told, bound);
	}

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
		Proxy way = this.proxies.to(URI.create(url.toString()), this.proxy)
			.map(ProxyAddress::proxy)
			.orElse(proxyOfJava);
		return trusting(connection(url, way, this.told.test(Endpoint.of(url))), url);
	}

	private HttpConnection connection(URL url, Proxy way, boolean isTold) throws IOException {
		if (this.allowance != null) {
			this.allowance.require(Endpoint.of(url));
			return new BoundedConnection(url, way, this.allowance, isTold);
		}
		return isTold ? JDK.create(url, way) : new BoundConnection(url, way);
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
