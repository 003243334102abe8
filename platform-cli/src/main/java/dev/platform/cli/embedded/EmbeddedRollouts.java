package dev.platform.cli.embedded;

import java.util.List;

import dev.platform.cli.gitops.Rollout;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.gitops.ServerAnswer;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.pipeline.EnvironmentName;

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

	@Override
	public boolean isThere() {
		return this.system.status().isPresent();
	}

	@Override
	public void refresh(EnvironmentName environment, List<ServiceName> services) {
		// It looks ten times a second.
	}

	@Override
	public ServerAnswer dryRun(EnvironmentName environment, String manifests) {
		return ServerAnswer.notAsked("the embedded system has no API server");
	}

	private static Rollout rollout(LiveEnvironment environment, LiveService service) {
		String image = service.liveImage();
		return new Rollout(environment.name(), service.name(), service.desiredImage(),
				(image != null) ? List.of(image) : List.of(), service.desiredRevision(), service.liveRevision(), false,
				service.sync(), service.health(), service.since(), service.url(), service.message());
	}

}
