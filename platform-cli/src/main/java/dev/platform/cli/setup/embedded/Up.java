package dev.platform.cli.setup.embedded;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.platform.cli.embedded.EmbeddedStatus;
import dev.platform.cli.embedded.EmbeddedSystem;
import dev.platform.cli.output.ExitHook;
import dev.platform.cli.output.Pause;
import dev.platform.cli.output.Progress;
import dev.platform.cli.setup.machine.Checkout;
import dev.platform.cli.setup.machine.CurrentTarget;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomize.KustomizeCommand;
import org.springframework.stereotype.Component;

/**
 * Starts the embedded system and waits until everything runs.
 */
@Component
public class Up {

	private static final Duration LOOK_EVERY = Duration.ofMillis(100);

	private final Checkout checkout;

	private final EmbeddedSystem system;

	private final KustomizeCommand kustomize;

	private final Down down;

	private final CurrentTarget target;

	private final Progress progress;

	Up(Checkout checkout, EmbeddedSystem system, KustomizeCommand kustomize, Down down, CurrentTarget target,
			Progress progress) {
		this.checkout = checkout;
		this.system = system;
		this.kustomize = kustomize;
		this.down = down;
		this.target = target;
		this.progress = progress;
	}

	public SystemReport run(Addresses addresses) {
		Optional<EmbeddedStatus> before = this.system.status();
		if (before.isPresent() && before.get().running()) {
			return SystemReport.of("is up already", before.get());
		}
		this.target.choose(CurrentTarget.EMBEDDED);
		Instant start = Instant.now();
		LocalProcess local = new LocalProcess(this.checkout, this.system, this.kustomize.words());
		this.progress
			.tell("Starting the embedded system: a stand-in for a cluster with Argo CD, processes on this machine");
		Process process = local.start(addresses);
		try (ExitHook _ = new ExitHook(() -> giveUp(process))) {
			EmbeddedStatus status = await(local, process);
			return SystemReport.of("is up after %d s".formatted(Duration.between(start, Instant.now()).toSeconds()),
					status);
		}
	}

	private EmbeddedStatus await(LocalProcess local, Process process) {
		RolloutWatch watch = new RolloutWatch(this.progress);
		while (process.isAlive()) {
			Optional<EmbeddedStatus> status = this.system.lastStatus()
				.filter((candidate) -> Long.valueOf(process.pid()).equals(candidate.pid()));
			status.ifPresent(watch::look);
			if (status.isPresent() && status.get().running()) {
				return status.get();
			}
			Pause.of(LOOK_EVERY, "platform up");
		}
		throw ended(local.lastWords());
	}

	private Problem ended(String lastWords) {
		if (lastWords.contains("already")) {
			return Problem.failed(lastWords, "platform status");
		}
		if (lastWords.endsWith("stopping")) {
			return Problem.failed("somebody stopped it while it started", "platform up");
		}
		return Problem.failed(lastWords, lastWords.contains("in use")
				? "platform up --https-port 9443 --http-port 9080, or stop it" : "less " + this.system.log());
	}

	// Ctrl-C while it starts: nothing half done stays behind.
	private void giveUp(Process process) {
		if (process.isAlive()) {
			this.progress.tell("Interrupted: stopping what was started");
			this.down.stop(process.toHandle());
			this.progress.tell("Stopped");
		}
	}

}
