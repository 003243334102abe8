package dev.platform.cli.forge;

import java.util.Map;
import java.util.Optional;

/**
 * For repositories that no forge keeps.
 */
public final class NoForge {

	private NoForge() {
	}

	public static PullRequests requests() {
		return new PullRequests(Map.of(), () -> "/nowhere", Optional::empty, Optional::empty);
	}

}
