package dev.platform.benchmarks.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of this machine that nobody listens on, and below those that Linux gives to
 * outgoing connections: under load one of these is soon somebody's.
 */
final class Ports {

	private static final int FIRST = 15_000;

	private static final int END = 32_000;

	private Ports() {
	}

	static int free() {
		while (true) {
			int port = ThreadLocalRandom.current().nextInt(FIRST, END);
			try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return port;
			}
			catch (IOException ex) {
				// Taken: another one.
			}
		}
	}

}
