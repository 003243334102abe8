package dev.platform.result.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import org.apache.tomcat.util.net.NioEndpoint;

/**
 * Lets connections in, as many of one client as it may have: whoever opens them and says
 * nothing, or its headers slowly, has no request under way that could be counted.
 * Connections of a proxy are those of all its clients.
 */
class Doorway extends NioEndpoint {

	private static final int IPV6_BYTES = 16;

	private volatile int limit;

	private volatile boolean behindProxies;

	private volatile Counter refused = Metrics.counter("connections.refused");

	/**
	 * Sets the limit.
	 * @param limit how many one client may have open; 0 means any number
	 * @param behindProxies whether who comes from a private network is a proxy
	 */
	void setLimit(int limit, boolean behindProxies, Counter refused) {
		this.limit = limit;
		this.behindProxies = behindProxies;
		this.refused = refused;
	}

	@Override
	protected boolean setSocketOptions(SocketChannel socket) {
		if (this.limit > 0 && getConnections().size() >= this.limit && isTooMany(socket)) {
			this.refused.increment();
			// Who calls closes what has been let in, and nothing else.
			destroySocket(socket);
			return false;
		}
		return super.setSocketOptions(socket);
	}

	private boolean isTooMany(SocketChannel socket) {
		try {
			if (!(socket.getRemoteAddress() instanceof InetSocketAddress address)
					|| (this.behindProxies && isPrivate(address.getAddress()))) {
				return false;
			}
			Network client = Network.of(address.getAddress().getHostAddress());
			return getConnections().stream()
				.filter((open) -> !open.isClosed() && client.equals(Network.of(open.getRemoteAddr())))
				.count() >= this.limit;
		}
		catch (IOException ex) {
			// It has gone already.
			return true;
		}
	}

	private static boolean isPrivate(InetAddress address) {
		byte[] bytes = address.getAddress();
		boolean uniqueLocal = bytes.length == IPV6_BYTES && (bytes[0] & 0xfe) == 0xfc;
		return address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress()
				|| uniqueLocal;
	}

}
