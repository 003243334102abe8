package dev.platform.cli.network;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;

import dev.platform.cli.output.HiddenCharacters;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A proxy as a variable or Git's configuration names it:
 * {@code http://user:password@proxy.example.com:3128}.
 *
 * @param user null for a proxy that asks nobody's name
 */
public record ProxyAddress(String scheme, String host, int port, @Nullable String user, String password) {

	// What curl takes where the address has no port.
	private static final int DEFAULT_PORT = 1080;

	static ProxyAddress of(String text) {
		URI uri = parsed(text.contains("://") ? text : "http://" + text);
		String info = uri.getUserInfo();
		int colon = (info != null) ? info.indexOf(':') : -1;
		return new ProxyAddress(uri.getScheme(), uri.getHost(), (uri.getPort() > 0) ? uri.getPort() : DEFAULT_PORT,
				(info == null || colon < 0) ? info : info.substring(0, colon),
				(info == null || colon < 0) ? "" : info.substring(colon + 1));
	}

	// Whatever is wrong with the text, it may hold a password: it is not shown.
	private static URI parsed(String text) {
		try {
			URI uri = URI.create(text);
			if (uri.getHost() != null && !HiddenCharacters.in(uri.getHost() + uri.getUserInfo())) {
				return uri;
			}
		}
		catch (IllegalArgumentException ex) {
			// Told below without the text, which the exception repeats.
		}
		throw Problem.failed("the proxy is not the address of one",
				"correct https_proxy or git config http.proxy, as in: http://proxy.example.com:3128");
	}

	/** For connections of the JDK. */
	public Proxy proxy() {
		Proxy.Type type = this.scheme.startsWith("socks") ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
		return new Proxy(type, new InetSocketAddress(this.host, this.port));
	}

	/** Tells the proxy its password, and nobody else. */
	public Authenticator authenticator() {
		return new ProxyPasswords();
	}

	@Override
	public String toString() {
		return "%s://%s:%d".formatted(this.scheme, this.host, this.port);
	}

}
