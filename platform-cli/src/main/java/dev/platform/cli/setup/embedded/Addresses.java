package dev.platform.cli.setup.embedded;

import dev.platform.engine.Problem;

/**
 * Where the embedded system listens, all of it on this machine alone.
 *
 * @param https the edge's port
 * @param http the port that redirects there
 * @param network the first two numbers of the loopback addresses that its processes get,
 * so that two systems can run side by side
 */
public record Addresses(int https, int http, String network) {

	private static final int HIGHEST = 65535;

	public Addresses {
		if (!network.matches("127\\.\\d{1,3}")) {
			throw Problem.usage("\"%s\" is not the beginning of loopback addresses".formatted(network),
					"use two numbers, as in: --network 127.20");
		}
		for (int port : new int[] { https, http }) {
			if (port < 1 || port > HIGHEST) {
				throw Problem.usage("%d is not a port".formatted(port), "use 1 to 65535, as in: --https-port 9443");
			}
		}
	}

}
