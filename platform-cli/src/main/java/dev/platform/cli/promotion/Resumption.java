package dev.platform.cli.promotion;

import dev.platform.cli.gitops.EnvironmentName;
import dev.platform.cli.gitops.Revisions;
import dev.platform.cli.output.Progress;

/**
 * Says, when somebody interrupts a wait, what stays and how to wait on.
 */
final class Resumption implements AutoCloseable {

	private final Thread interrupted;

	private volatile boolean stopped;

	Resumption(EnvironmentName environment, String revision, Progress progress) {
		this.interrupted = new Thread(() -> {
			this.stopped = true;
			progress.tell("Interrupted: commit %s stays on the branch and goes on rolling out; nothing is reverted"
				.formatted(Revisions.abbreviated(revision)));
			progress.tell("  try: platform wait --env %s, or: platform rollback --env %s".formatted(environment,
					environment));
		});
		Runtime.getRuntime().addShutdownHook(this.interrupted);
	}

	@Override
	public void close() {
		if (!this.stopped) {
			try {
				Runtime.getRuntime().removeShutdownHook(this.interrupted);
			}
			catch (IllegalStateException ex) {
				// It is ending this very moment, and the hook has its say.
			}
		}
	}

}
