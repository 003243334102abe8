import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A network and a server as they are on a bad day: of a hundred connections eight are refused with 503, eight end
 * at once, six end in the middle of the answer, six when the server has done its work but nothing of the answer has
 * come through, and thirty are late by up to half a second. Started from its source:
 * {@code java FlakyProxy.java PORT}; prints its own port.
 */
final class FlakyProxy {

	private static final byte[] BUSY = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
		.getBytes();

	private final int target;

	private FlakyProxy(int target) {
		this.target = target;
	}

	public static void main(String[] arguments) throws IOException {
		FlakyProxy proxy = new FlakyProxy(Integer.parseInt(arguments[0]));
		try (ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress())) {
			System.out.println(server.getLocalPort());
			while (true) {
				Socket client = server.accept();
				Thread.startVirtualThread(() -> proxy.serve(client));
			}
		}
	}

	private void serve(Socket client) {
		int chance = ThreadLocalRandom.current().nextInt(100);
		try (client) {
			if (chance < 8) {
				client.getInputStream().read(new byte[8192]);
				client.getOutputStream().write(BUSY);
			}
			else if (chance >= 16) {
				if (chance >= 70) {
					Thread.sleep(ThreadLocalRandom.current().nextInt(500));
				}
				forward(client, (chance < 22) ? 300 : (chance < 28) ? 0 : Long.MAX_VALUE);
			}
		}
		catch (IOException | InterruptedException ex) {
			// What breaks here is meant to break.
		}
	}

	private void forward(Socket client, long answer) throws IOException {
		try (Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target)) {
			Thread.startVirtualThread(() -> copy(client, server));
			InputStream from = server.getInputStream();
			byte[] bytes = new byte[8192];
			long left = answer;
			for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
				client.getOutputStream().write(bytes, 0, (int) Math.min(left, count));
				left -= count;
				if (left <= 0) {
					// Not one read more: the server keeps its connection open.
					return;
				}
			}
		}
	}

	private static void copy(Socket from, Socket to) {
		try (InputStream input = from.getInputStream(); OutputStream output = to.getOutputStream()) {
			input.transferTo(output);
		}
		catch (IOException ex) {
			// The other direction has ended.
		}
	}

}
