package dev.platform.cli.status;

import java.util.ArrayList;
import java.util.List;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.Rollout;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.output.Progress;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.Problem;

import org.springframework.stereotype.Component;

/**
 * Puts what Git asks for beside what runs.
 */
@Component
class ShowStatus {

	private final GitRemote remote;

	private final RolloutTarget target;

	private final Progress progress;

	ShowStatus(GitRemote remote, RolloutTarget target, Progress progress) {
		this.remote = remote;
		this.target = target;
		this.progress = progress;
	}

	/** What Git asks for now; beside it what runs, where that is told. */
	Status run() {
		return beside(desired(), this.target.rolloutsOrNone(this.progress));
	}

	/** What Git asks for now. */
	GitopsRepository desired() {
		return new GitopsRepository(this.remote.fetch());
	}

	boolean canSeeWhatRuns() {
		return this.target.isThere();
	}

	/** What runs now beside what Git asked for when it was fetched. */
	Status run(GitopsRepository repository) {
		return beside(repository, this.target.rollouts());
	}

	private Status beside(GitopsRepository repository, List<Rollout> rollouts) {
		List<ServiceStatus> services = new ArrayList<>();
		for (EnvironmentName environment : repository.environments()) {
			services.addAll(repository.overlays(environment)
				.parallelStream()
				.map((overlay) -> service(overlay, rollouts))
				.toList());
		}
		return new Status(this.remote.location().toString(), this.remote.location().branch(),
				repository.snapshot().revision(), this.target.description(), services);
	}

	// One that cannot be read is one row, and does not hide the others.
	private static ServiceStatus service(Overlay overlay, List<Rollout> rollouts) {
		ImageReference image;
		try {
			image = overlay.release().image();
		}
		catch (Problem problem) {
			return ServiceStatus.unreadable(overlay, problem.getMessage());
		}
		return rollouts.stream()
			.filter((rollout) -> rollout.isOf(overlay.environment(), overlay.service()))
			.findFirst()
			.map((rollout) -> ServiceStatus.of(image, sync(image, rollout), rollout))
			.orElseGet(() -> new ServiceStatus(overlay.environment().value(), overlay.service().value(),
					image.toString(), null, null, "Unknown", "Unknown", null, null, null));
	}

	// A commit that the target has not looked at yet is out of sync, whatever it says.
	private static String sync(ImageReference image, Rollout rollout) {
		boolean seen = (rollout.desiredImage() != null) ? rollout.desiredImage().equals(image.toString())
				: rollout.runs(image);
		return seen ? rollout.sync() : "OutOfSync";
	}

}
