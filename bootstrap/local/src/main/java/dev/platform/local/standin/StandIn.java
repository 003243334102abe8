package dev.platform.local.standin;

import java.io.IOException;

import dev.platform.local.process.Launch;

/**
 * What runs in place of a container's image.
 */
public interface StandIn {

	/** What to know about it; empty when it is the real thing. */
	String note();

	/** Makes everything that the program needs and says how to start it. */
	Launch prepare(Placement placement) throws StandInUnavailable, IOException, InterruptedException;

	/** Later ones are stopped later: a database outlives those who use it. */
	StopOrder stopOrder();

	/**
	 * The order in which an environment is stopped.
	 */
	enum StopOrder {

		SERVICE, QUEUE, DATABASE

	}

}
