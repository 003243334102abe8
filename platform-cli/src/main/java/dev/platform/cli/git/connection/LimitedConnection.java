package dev.platform.cli.git.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.URL;
import java.util.zip.GZIPInputStream;

import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * A connection on which a server reaches the limits of a transfer: with its headers, and
 * with its content as it is once unpacked.
 */
class LimitedConnection extends JDKHttpConnection {

	private static final String ENCODING = "Content-Encoding";

	private final Transfer transfer;

	LimitedConnection(URL url, Proxy proxy, Transfer transfer) throws IOException {
		super(url, proxy);
		this.transfer = transfer;
	}

	@Override
	public int getResponseCode() throws IOException {
		return this.transfer.inTime(super::getResponseCode);
	}

	@Override
	public void connect() throws IOException {
		this.transfer.inTime(() -> {
			super.connect();
			return null;
		});
	}

	@Override
	public OutputStream getOutputStream() throws IOException {
		return this.transfer.inTime(super::getOutputStream);
	}

	@Override
	public InputStream getInputStream() throws IOException {
		InputStream stream = this.transfer.inTime(super::getInputStream);
		String encoding = super.getHeaderField(ENCODING);
		boolean packed = encoding != null && encoding.matches("(?i)(x-)?gzip");
		return this.transfer.limited(packed ? new GZIPInputStream(stream) : stream);
	}

	// What it sends has been unpacked above, not after it was counted.
	@Override
	public @Nullable String getHeaderField(String name) {
		return name.equalsIgnoreCase(ENCODING) ? null : super.getHeaderField(name);
	}

}
