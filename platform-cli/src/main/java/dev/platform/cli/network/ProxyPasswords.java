package dev.platform.cli.network;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Tells proxies, and nobody else, the passwords that stand in their addresses.
 */
final class ProxyPasswords extends Authenticator {

	private static final Map<String, PasswordAuthentication> KNOWN = new ConcurrentHashMap<>();

	static void add(ProxyAddress proxy) {
		if (proxy.user() != null) {
			// Java would otherwise not send one on the way to HTTPS. The tunnel's content
			// is encrypted; what the proxy is told is what its owner configured.
			System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
			KNOWN.put(proxy.host() + ":" + proxy.port(),
					new PasswordAuthentication(proxy.user(), proxy.password().toCharArray()));
			Authenticator.setDefault(new ProxyPasswords());
		}
	}

	@Override
	protected @Nullable PasswordAuthentication getPasswordAuthentication() {
		return (getRequestorType() == RequestorType.PROXY) ? KNOWN.get(getRequestingHost() + ":" + getRequestingPort())
				: null;
	}

}
