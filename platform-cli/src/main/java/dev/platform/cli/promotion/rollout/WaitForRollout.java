package dev.platform.cli.promotion.rollout;

import java.util.List;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.output.Progress;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.promotion.history.EnvironmentHistory;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Waits for what was pushed earlier, by whomever.
 */
@Component
public class WaitForRollout {

	private final GitRemote remote;

	private final RolloutTarget target;

	private final AwaitRollout rollout;

	private final Progress progress;

	public WaitForRollout(GitRemote remote, RolloutTarget target, AwaitRollout rollout, Progress progress) {
		this.remote = remote;
		this.target = target;
		this.rollout = rollout;
		this.progress = progress;
	}

	public Proof run(EnvironmentName name, @Nullable ServiceNames named) {
		GitopsRepository at = new GitopsRepository(this.remote.fetch());
		Environment environment = at.pipeline().environment(name);
		// What has no release yet does not roll out: to wait for it would have no end.
		List<ServiceName> services = at.overlays(name, named)
			.stream()
			.filter((overlay) -> !overlay.release().image().isUnreleased())
			.map(Overlay::service)
			.toList();
		if (!this.target.isThere()) {
			throw Problem.failed("there is nothing to wait for: " + this.target.description(), "./platform up");
		}
		String newest = new EnvironmentHistory(this.remote, name).newest(at, 1).getFirst().revision();
		if (services.isEmpty()) {
			throw Problem.refused("there is nothing to wait for: no service of %s has a release".formatted(name),
					"platform status");
		}
		Proof proof = awaited(environment, services, newest);
		if (!proof.proven()) {
			throw Problem.failed(String.valueOf(proof.failure()),
					"platform status, then: platform rollback --env %s".formatted(name));
		}
		return proof;
	}

	private Proof awaited(Environment environment, List<ServiceName> services, String revision) {
		try (Resumption _ = new Resumption(this.progress, () -> Interrupted.rollingOut(environment.name(), revision))) {
			return this.rollout.run(environment, services, revision);
		}
	}

}
