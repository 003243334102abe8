package dev.platform.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The loopback addresses of one environment: every process has its own, like a Pod, so
 * that ports are those of the manifests.
 */
public final class AddressPool {

	private static final int FIRST = 2;

	private static final int LAST = 254;

	private final String prefix;

	private final Set<Integer> taken = new HashSet<>();

	private int next = FIRST;

	/**
	 * {@code network} is the first two numbers, such as {@code 127.10}; {@code third} the
	 * next one.
	 */
	public AddressPool(String network, int third) {
		if (!network.matches("127\\.\\d{1,3}") || third > 255) {
			throw new IllegalArgumentException("'%s' is not the first half of a loopback address".formatted(network));
		}
		this.prefix = network + "." + third + ".";
	}

	/**
	 * The next address in turn, so that one that has just been given back rests for a
	 * while.
	 */
	public synchronized InetAddress take() {
		for (int tried = FIRST; tried <= LAST; tried++) {
			int number = this.next;
			this.next = (number == LAST) ? FIRST : number + 1;
			if (this.taken.add(number)) {
				return InetAddress.ofLiteral(this.prefix + number);
			}
		}
		throw new IllegalStateException("every address of %s0/24 is in use".formatted(this.prefix));
	}

	public synchronized void giveBack(InetAddress address) {
		this.taken.remove(address.getAddress()[3] & 0xff);
	}

}
