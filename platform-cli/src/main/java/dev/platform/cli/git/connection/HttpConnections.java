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

/**
 * Connections over the user's proxies, trusting the user's authorities.
 *
 * @param proxy the proxy of Git's configuration
 * @param authority the certificate of the only authority to trust; nothing for those that
 * Java trusts
 * @param told whether a server may be told secrets
 */
public record HttpConnections(Proxies proxies, Optional<String> proxy, Optional<Path> authority,
		Predicate<Endpoint> told) implements HttpConnectionFactory {

	private static final HttpConnectionFactory JDK = new JDKHttpConnectionFactory();

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
		return trusting(this.told.test(Endpoint.of(url)) ? JDK.create(url, way) : new BoundConnection(url, way), url);
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
