package dev.platform.cli.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A server of Git's protocol that means harm, over HTTP and {@code git://} alike.
 */
final class HostileServer implements AutoCloseable {

	static final String ID = "0123456789012345678901234567890123456789";

	private static final byte[] FLUSH = "0000".getBytes(UTF_8);

	private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	/** What was asked, the first line of each conversation and all headers. */
	final List<String> requests = new CopyOnWriteArrayList<>();

	private volatile Harm harm = (_, _) -> {
	};

	/** What it does with a conversation. */
	interface Harm {

		/**
		 * Answers.
		 * @param asked the first line and headers of a request over HTTP, or what a
		 * client of {@code git://} says first
		 */
		void answer(String asked, OutputStream out) throws IOException, InterruptedException;

	}

	HostileServer() throws IOException {
		Thread.ofVirtual().start(this::serve);
	}

	void does(Harm harm) {
		this.harm = harm;
		this.requests.clear();
	}

	String http() {
		return "http://127.0.0.1:%d/t.git".formatted(this.socket.getLocalPort());
	}

	String git() {
		return "git://127.0.0.1:%d/t.git".formatted(this.socket.getLocalPort());
	}

	private void serve() {
		while (!this.socket.isClosed()) {
			try {
				Socket client = this.socket.accept();
				Thread.ofVirtual().start(() -> answer(client));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void answer(Socket client) {
		try (client) {
			InputStream in = new BufferedInputStream(client.getInputStream());
			String asked = asked(in);
			this.requests.add(asked);
			this.harm.answer(asked, client.getOutputStream());
			client.shutdownOutput();
			// What is not read would end the connection before the answer is.
			client.setSoTimeout(500);
			in.skipNBytes(1 << 20);
		}
		catch (IOException | InterruptedException ex) {
			// The client has had enough.
		}
	}

	private static String asked(InputStream in) throws IOException {
		ByteArrayOutputStream asked = new ByteArrayOutputStream();
		int length = -1;
		while (!asked.toString(UTF_8).endsWith("\r\n\r\n") && asked.size() != length) {
			int read = in.read();
			if (read < 0) {
				break;
			}
			asked.write(read);
			if (asked.size() == 4 && asked.toString(UTF_8).matches("[0-9a-f]{4}")) {
				length = Integer.parseInt(asked.toString(UTF_8), 16);
			}
		}
		return asked.toString(UTF_8);
	}

	static byte[] packet(String text) {
		byte[] bytes = text.getBytes(UTF_8);
		byte[] packet = ("%04x".formatted(bytes.length + 4) + text).getBytes(UTF_8);
		return packet;
	}

	/** Answers over HTTP with the type of Git's answers. */
	static void begin(OutputStream out, String type, String... headers) throws IOException {
		out.write("HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-%s\r\nConnection: close\r\n%s\r\n"
			.formatted(type, (headers.length > 0) ? String.join("\r\n", headers) + "\r\n" : "")
			.getBytes(UTF_8));
	}

	/** Says what it offers, by the old protocol. */
	static void advertise(OutputStream out, boolean http, String... lines) throws IOException {
		if (http) {
			begin(out, "advertisement");
			out.write(packet("# service=git-upload-pack\n"));
			out.write(FLUSH);
		}
		boolean first = true;
		for (String line : lines) {
			out.write(packet("%s %s%s\n".formatted(ID, line, first
					? "\0multi_ack_detailed no-done side-band-64k ofs-delta symref=HEAD:refs/heads/main agent=x\033[2J"
					: "")));
			first = false;
		}
		out.write(FLUSH);
		out.flush();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
