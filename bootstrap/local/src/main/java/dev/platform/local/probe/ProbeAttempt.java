package dev.platform.local.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import dev.platform.local.manifest.Probe;

/**
 * One attempt of a probe.
 */
final class ProbeAttempt {

	// no pool: what is asked may be another process the next time
	private static final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private ProbeAttempt() {
	}

	static boolean succeeds(Probe probe, InetAddress address) {
		try {
			return switch (probe.action()) {
				case Probe.HttpGet get -> answers(get, probe, address);
				case Probe.TcpSocket socket -> accepts(socket.port(), probe, address);
			};
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static boolean answers(Probe.HttpGet get, Probe probe, InetAddress address)
			throws IOException, InterruptedException {
		String path = get.path().startsWith("/") ? get.path() : "/" + get.path();
		URI uri = URI.create("%s://%s:%d%s".formatted(get.scheme(), address.getHostAddress(), get.port(), path));
		HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(probe.timeout());
		get.headers().forEach(request::setHeader);
		int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
		return status >= 200 && status < 400;
	}

	private static boolean accepts(int port, Probe probe, InetAddress address) throws IOException {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(address, port), (int) probe.timeout().toMillis());
			return true;
		}
	}

}
