package dev.platform.result.client;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What counts as one client: an address, or in IPv6 the /64 that whoever has one address
 * of it has as a whole.
 */
public record Network(String name) {

	private static final int IPV6_NETWORK_BYTES = 8;

	public static Network of(String address) {
		if (address.indexOf(':') < 0) {
			return new Network(address);
		}
		try {
			return new Network((InetAddress.ofLiteral(address) instanceof Inet6Address wide)
					? HexFormat.of().formatHex(Arrays.copyOf(wide.getAddress(), IPV6_NETWORK_BYTES)) : address);
		}
		catch (IllegalArgumentException _) {
			return new Network(address);
		}
	}

}
