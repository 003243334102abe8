package dev.platform.cli.git.connection;

import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.util.Locale;
import java.util.Set;

/**
 * A connection that tells a server only what any client would. JGit goes on to where a
 * server leads with the login for the first; a header of Git's configuration
 * ({@code http.extraHeader}) may hold one, too.
 */
final class BoundConnection extends LimitedConnection {

	private static final Set<String> HARMLESS = Set.of("accept", "accept-charset", "accept-encoding", "accept-language",
			"content-encoding", "content-length", "content-type", "git-protocol", "pragma", "transfer-encoding",
			"user-agent");

	BoundConnection(URL url, Proxy proxy, Transfer transfer) throws IOException {
		super(url, proxy, transfer);
	}

	@Override
	public void setRequestProperty(String key, String value) {
		if (isHarmless(key)) {
			super.setRequestProperty(key, value);
		}
	}

	/** Whether a header holds no secret. */
	static boolean isHarmless(String header) {
		return HARMLESS.contains(header.toLowerCase(Locale.ROOT));
	}

}
