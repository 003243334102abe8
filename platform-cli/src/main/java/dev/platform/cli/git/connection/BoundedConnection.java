package dev.platform.cli.git.connection;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URL;
import java.util.List;

import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * A connection of which no more is read than is allowed. Nothing is sent compressed: a
 * small answer could grow to any size.
 */
final class BoundedConnection extends JDKHttpConnection {

	private static final String ENCODING = "Content-Encoding";

	private final Allowance allowance;

	private final boolean told;

	/**
	 * A connection to a server.
	 * @param told whether it may be told secrets
	 */
	BoundedConnection(URL url, Proxy proxy, Allowance allowance, boolean told) throws IOException {
		super(url, proxy);
		this.allowance = allowance;
		this.told = told;
	}

	@Override
	public void setRequestProperty(String key, String value) {
		if (!key.equalsIgnoreCase("Accept-Encoding") && (this.told || BoundConnection.isHarmless(key))) {
			super.setRequestProperty(key, value);
		}
	}

	@Override
	public @Nullable String getHeaderField(String name) {
		return name.equalsIgnoreCase(ENCODING) ? null : super.getHeaderField(name);
	}

	@Override
	public List<String> getHeaderFields(String name) {
		return name.equalsIgnoreCase(ENCODING) ? List.of() : super.getHeaderFields(name);
	}

	@Override
	public InputStream getInputStream() throws IOException {
		return this.allowance.bounded(super.getInputStream());
	}

}
