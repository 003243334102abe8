package dev.platform.cli.promotion;

import dev.platform.cli.pipeline.RolloutRules;
import dev.platform.engine.Problem;

/**
 * Whether somebody wants to stay until a rollout is proven; where nothing is said, the
 * pipeline decides.
 *
 * @param asked with {@code --wait}
 * @param declined with {@code --no-wait}
 * @param noRevert whether what is not proven stays, to be looked at
 */
record Waiting(boolean asked, boolean declined, boolean noRevert) {

	Waiting {
		if (asked && declined) {
			throw Problem.usage("--wait and --no-wait exclude each other", "");
		}
		if (declined && noRevert) {
			throw Problem.usage("--no-revert needs a wait: without one nothing is reverted", "");
		}
	}

	boolean wanted(RolloutRules rules) {
		return this.asked || (rules.waits() && !this.declined);
	}

	boolean reverts(RolloutRules rules) {
		return rules.reverts() && !this.noRevert;
	}

}
