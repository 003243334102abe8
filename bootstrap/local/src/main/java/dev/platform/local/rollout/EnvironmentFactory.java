package dev.platform.local.rollout;

import dev.platform.local.edge.Edge;
import dev.platform.local.home.Home;
import dev.platform.local.home.SecretStore;
import dev.platform.local.process.AddressPool;
import dev.platform.local.process.Children;
import dev.platform.local.standin.StandIns;

/**
 * Gives every new environment a third number of its own in {@code 127.x.y.z}.
 */
public final class EnvironmentFactory {

	// as many JVMs as two cores can start without hindering each other
	private static final int STARTING_AT_ONCE = 3;

	private final Home home;

	private final StandIns standIns;

	private final Children children;

	private final Edge edge;

	private final String network;

	private final int httpsPort;

	private final StartSlots slots = new StartSlots(STARTING_AT_ONCE);

	private int third = 1;

	public EnvironmentFactory(Home home, StandIns standIns, Children children, Edge edge, String network,
			int httpsPort) {
		this.home = home;
		this.standIns = standIns;
		this.children = children;
		this.edge = edge;
		this.network = network;
		this.httpsPort = httpsPort;
	}

	Environment create(String name) {
		AddressPool addresses = new AddressPool(this.network, this.third++);
		Node node = new Node(name, this.home, this.standIns, this.children, new SecretStore(this.home, name), addresses,
				this.slots);
		return new Environment(node, this.edge, this.httpsPort);
	}

}
