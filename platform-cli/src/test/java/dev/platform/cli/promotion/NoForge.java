package dev.platform.cli.promotion;

import java.util.Map;
import java.util.Optional;

import dev.platform.cli.forge.PullRequests;

/**
 * For repositories that no forge keeps.
 */
final class NoForge {

	private NoForge() {
	}

	static PullRequests requests() {
		return new PullRequests(Map.of(), () -> "/nowhere", Optional::empty, Optional::empty);
	}

}
