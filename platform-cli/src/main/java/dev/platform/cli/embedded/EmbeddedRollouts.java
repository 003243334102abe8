package dev.platform.cli.embedded;

import java.util.List;

import dev.platform.cli.gitops.Rollout;
import dev.platform.cli.gitops.RolloutTarget;

/**
 * The embedded system as something that rolls releases out.
 */
public record EmbeddedRollouts(EmbeddedSystem system) implements RolloutTarget {

	@Override
	public String description() {
		return "embedded system: " + this.system.status().map(EmbeddedStatus::phase).orElse("not running");
	}

	@Override
	public List<Rollout> rollouts() {
		return this.system.status()
			.map(EmbeddedStatus::environments)
			.orElse(List.of())
			.stream()
			.flatMap((environment) -> environment.services().stream().map((service) -> rollout(environment, service)))
			.toList();
	}

	private static Rollout rollout(LiveEnvironment environment, LiveService service) {
		return new Rollout(environment.name(), service.name(), service.desiredImage(), service.liveImage(),
				service.liveRevision(), service.sync(), service.health(), service.since(), service.url(),
				service.message());
	}

}
