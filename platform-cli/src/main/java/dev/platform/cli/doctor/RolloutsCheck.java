package dev.platform.cli.doctor;

import java.util.List;

import dev.platform.cli.cluster.ArgoCd;
import dev.platform.cli.gitops.Rollout;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.engine.Problem;

/**
 * Whether what rolls releases out answers, and is content.
 */
record RolloutsCheck(Surroundings surroundings) implements Check {

	@Override
	public String subject() {
		return (this.surroundings.target() instanceof ArgoCd) ? "Argo CD" : "rollouts";
	}

	@Override
	public Diagnosis diagnose() {
		RolloutTarget target = this.surroundings.target();
		if (target instanceof ArgoCd && !this.surroundings.cluster().isConfigured()) {
			return Diagnosis.ok("not asked: no cluster");
		}
		List<Rollout> rollouts;
		try {
			rollouts = target.rollouts();
		}
		catch (Problem problem) {
			return Diagnosis.fail(String.valueOf(problem.getMessage()),
					problem.hint() + "; where there is no Argo CD yet: platform bootstrap");
		}
		if (rollouts.isEmpty()) {
			return Diagnosis.warn("%s; it rolls out no service".formatted(target.description()),
					"platform up, or platform bootstrap");
		}
		List<String> unwell = rollouts.stream()
			.filter((rollout) -> !rollout.isHealthy())
			.map((rollout) -> "%s/%s is %s".formatted(rollout.environment(), rollout.service(), rollout.health()))
			.toList();
		return unwell.isEmpty() ? Diagnosis.ok("%s, %d services".formatted(target.description(), rollouts.size()))
				: Diagnosis.warn(String.join(", ", unwell), "platform status");
	}

}
