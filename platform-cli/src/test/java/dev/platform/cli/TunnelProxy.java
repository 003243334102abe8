package dev.platform.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * A proxy for HTTPS: opens a tunnel to whoever asks with {@code CONNECT}, and knows the
 * password if it wants one.
 */
public final class TunnelProxy implements AutoCloseable {

	private final ServerSocket server;

	private final @Nullable String authorization;

	/** The hosts and ports that tunnels were opened to. */
	public final List<String> tunnels = new CopyOnWriteArrayList<>();

	private TunnelProxy(ServerSocket server, @Nullable String authorization) {
		this.server = server;
		this.authorization = authorization;
	}

	/**
	 * Starts it.
	 * @param login user and password as {@code user:password}; null where nobody is asked
	 */
	public static TunnelProxy start(@Nullable String login) throws IOException {
		TunnelProxy proxy = new TunnelProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
				(login != null) ? " Basic " + Base64.getEncoder().encodeToString(login.getBytes()) : null);
		Thread.startVirtualThread(proxy::accept);
		return proxy;
	}

	public String address() {
		return "127.0.0.1:" + this.server.getLocalPort();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket client = this.server.accept();
				Thread.startVirtualThread(() -> serve(client));
			}
			catch (IOException ex) {
				// It has been closed, or the next one has more luck.
			}
		}
	}

	private void serve(Socket client) {
		try (client) {
			// No more than the head is read before the answer: a client sends no more.
			BufferedReader head = new BufferedReader(
					new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
			String request = head.readLine();
			boolean known = this.authorization == null;
			for (String line = head.readLine(); line != null && !line.isEmpty(); line = head.readLine()) {
				known = known || isPassword(line);
			}
			if (!known) {
				answer(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\""
						+ "\r\nContent-Length: 0\r\nConnection: close");
				return;
			}
			String target = request.split(" ")[1];
			this.tunnels.add(target);
			try (Socket onwards = new Socket("127.0.0.1", Integer.parseInt(target.split(":")[1]))) {
				answer(client, "200 Connected");
				Thread back = Thread.startVirtualThread(() -> pass(onwards, client));
				pass(client, onwards);
				back.join();
			}
		}
		catch (IOException | InterruptedException ex) {
			// One side has closed the connection.
		}
	}

	private boolean isPassword(String line) {
		String[] header = line.split(":", 2);
		return header[0].equalsIgnoreCase("Proxy-Authorization") && header[1].equals(this.authorization);
	}

	private static void answer(Socket client, String text) throws IOException {
		client.getOutputStream().write(("HTTP/1.1 " + text + "\r\n\r\n").getBytes());
	}

	private static void pass(Socket from, Socket to) {
		try {
			from.getInputStream().transferTo(to.getOutputStream());
			to.shutdownOutput();
		}
		catch (IOException ex) {
			// One side has closed the connection.
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
