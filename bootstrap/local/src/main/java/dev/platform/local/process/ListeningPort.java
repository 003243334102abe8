package dev.platform.local.process;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A place to listen at.
 */
public final class ListeningPort {

	private ListeningPort() {
	}

	public static void requireFree(InetSocketAddress address) throws IOException {
		try (ServerSocket socket = new ServerSocket()) {
			socket.bind(address);
		}
		catch (BindException ex) {
			throw new PortInUse(address);
		}
	}

}
