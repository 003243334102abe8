package dev.platform.local.process;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ListeningPortTests {

	@Test
	void namesThePortAndTheProgramThatHasIt() throws Exception {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.20.9.9"))) {
			InetSocketAddress taken = new InetSocketAddress("127.20.9.9", socket.getLocalPort());
			assertThatExceptionOfType(PortInUse.class).isThrownBy(() -> ListeningPort.requireFree(taken))
				.withMessage("port %d on 127.20.9.9 is in use by process %d (java)", taken.getPort(),
						ProcessHandle.current().pid());
		}
	}

}
