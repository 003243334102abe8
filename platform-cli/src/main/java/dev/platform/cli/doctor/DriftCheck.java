package dev.platform.cli.doctor;

import java.util.ArrayList;
import java.util.List;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.Rollout;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.pipeline.EnvironmentName;

/**
 * Whether what runs is what Git asks for.
 */
record DriftCheck(GitRemote remote, RolloutTarget target) implements Check {

	@Override
	public String subject() {
		return "drift";
	}

	@Override
	public Diagnosis diagnose() {
		List<Rollout> rollouts = this.target.rollouts();
		if (rollouts.isEmpty()) {
			return Diagnosis.ok("not asked: nothing runs");
		}
		GitopsRepository repository = new GitopsRepository(this.remote.fetch());
		List<String> differing = new ArrayList<>();
		for (EnvironmentName environment : repository.folders()) {
			for (Overlay overlay : repository.overlays(environment)) {
				String name = "%s/%s".formatted(environment, overlay.service());
				ImageReference image = overlay.release().image();
				if (rollouts.stream()
					.noneMatch((rollout) -> rollout.isOf(overlay.environment(), overlay.service()) && rollout.isSynced()
							&& rollout.runs(image))) {
					differing.add(name);
				}
			}
		}
		return differing.isEmpty() ? Diagnosis.ok("what runs is what Git asks for")
				: Diagnosis.warn("not as Git asks: " + String.join(", ", differing), "platform status --watch");
	}

}
