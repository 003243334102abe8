package dev.platform.cli.pipeline;

import java.time.Duration;
import java.util.List;

/**
 * What happens after a change of an environment was pushed.
 *
 * @param waits whether a command stays until the rollout is proven, unless told otherwise
 * @param timeout how long that may take
 * @param stable how long everything must be healthy without a break
 * @param reverts whether a change that is not proven in time is taken back
 * @param checks what else must hold
 */
public record RolloutRules(boolean waits, Duration timeout, Duration stable, boolean reverts,
		List<RolloutCheck> checks) {

	static final RolloutRules USUAL = new RolloutRules(false, Duration.ofMinutes(5), Duration.ofSeconds(10), false,
			List.of());

}
