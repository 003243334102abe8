package dev.platform.cli.git.connection;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;

import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.JGitText;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.BasePackFetchConnection;
import org.eclipse.jgit.transport.BasePackPushConnection;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PackTransport;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TcpTransport;
import org.eclipse.jgit.transport.URIish;

/**
 * The protocol of {@code git://}, as JGit speaks it, on a socket that ends with the
 * limits of a transfer.
 */
final class GitTransport extends TcpTransport implements PackTransport {

	static final String SCHEME = "git";

	private static final int PORT = 9418;

	private final Transfer transfer;

	GitTransport(Repository local, URIish address, Transfer transfer) {
		super(local, address);
		this.transfer = transfer;
	}

	@Override
	public FetchConnection openFetch() throws TransportException {
		return openFetch(List.of());
	}

	@Override
	public FetchConnection openFetch(Collection<RefSpec> refs, String... more) throws TransportException {
		Socket socket = connected();
		return new BasePackFetchConnection(this) {
			FetchConnection begun() throws TransportException {
				try {
					init(new BufferedInputStream(GitTransport.this.transfer.limited(socket.getInputStream())),
							new BufferedOutputStream(socket.getOutputStream()));
					ask("git-upload-pack", this.pckOut, "\0version=2\0");
					if (!readAdvertisedRefs()) {
						lsRefs(refs, more);
					}
					return this;
				}
				catch (IOException ex) {
					close();
					throw broken(ex);
				}
			}

			@Override
			public void close() {
				super.close();
				GitTransport.close(socket);
			}
		}.begun();
	}

	@Override
	public PushConnection openPush() throws TransportException {
		Socket socket = connected();
		return new BasePackPushConnection(this) {
			PushConnection begun() throws TransportException {
				try {
					init(new BufferedInputStream(GitTransport.this.transfer.limited(socket.getInputStream())),
							new BufferedOutputStream(socket.getOutputStream()));
					ask("git-receive-pack", this.pckOut, "");
					readAdvertisedRefs();
					return this;
				}
				catch (IOException ex) {
					close();
					throw broken(ex);
				}
			}

			@Override
			public void close() {
				super.close();
				GitTransport.close(socket);
			}
		}.begun();
	}

	private void ask(String service, PacketLineOut out, String version) throws IOException {
		String port = (this.uri.getPort() > 0 && this.uri.getPort() != PORT) ? ":" + this.uri.getPort() : "";
		out.writeString(
				"%s %s\0host=%s%s\0%s".formatted(service, this.uri.getPath(), this.uri.getHost(), port, version));
		out.flush();
	}

	private Socket connected() throws TransportException {
		Socket socket = new Socket();
		this.transfer.onceLate(() -> close(socket));
		try {
			int port = (this.uri.getPort() > 0) ? this.uri.getPort() : PORT;
			socket.connect(new InetSocketAddress(InetAddress.getByName(this.uri.getHost()), port), getTimeout() * 1000);
			socket.setSoTimeout(getTimeout() * 1000);
			return socket;
		}
		catch (UnknownHostException ex) {
			throw new TransportException(this.uri, JGitText.get().unknownHost, ex);
		}
		catch (IOException ex) {
			close(socket);
			throw new TransportException(this.uri, String.valueOf(ex.getMessage()), ex);
		}
	}

	private TransportException broken(IOException ex) {
		return (ex instanceof TransportException known) ? known
				: new TransportException(this.uri, JGitText.get().remoteHungUpUnexpectedly, ex);
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// It is not used any more.
		}
	}

	@Override
	public void close() {
		// Each connection has a socket of its own.
	}

}
