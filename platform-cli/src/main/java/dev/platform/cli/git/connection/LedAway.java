package dev.platform.cli.git.connection;

import java.io.IOException;

import dev.platform.cli.network.Endpoint;

/**
 * A server led to another one, which is not asked: who chose the first has not chosen
 * that one, and it may be one that only this machine reaches.
 */
public final class LedAway extends IOException {

	private final Endpoint to;

	LedAway(Endpoint to) {
		super("it leads to " + to);
		this.to = to;
	}

	public Endpoint to() {
		return this.to;
	}

}
