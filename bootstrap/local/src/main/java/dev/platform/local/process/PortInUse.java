package dev.platform.local.process;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Somebody else listens where this program has to; the message says who, where the kernel
 * tells.
 */
public final class PortInUse extends IOException {

	public PortInUse(InetSocketAddress address) {
		super("port %d on %s is in use%s".formatted(address.getPort(), address.getAddress().getHostAddress(),
				PortHolder.of(address).map((holder) -> " by " + holder).orElse("")));
	}

}
