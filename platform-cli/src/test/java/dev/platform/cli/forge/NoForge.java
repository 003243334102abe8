package dev.platform.cli.forge;

import java.util.Map;
import java.util.Optional;

import dev.platform.cli.network.Address;

/**
 * For repositories that no forge keeps.
 */
public final class NoForge {

	private NoForge() {
	}

	public static PullRequests requests() {
		return new PullRequests(Map.of(), () -> Address.of("test", "/nowhere"), Optional::empty, Optional::empty);
	}

}
