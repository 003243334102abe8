package dev.platform.cli.git;

import dev.platform.cli.git.trust.Trust;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.Verification;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.pipeline.Pipeline;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;

/**
 * Refuses to push a commit that would count for nothing where it arrives.
 *
 * @param head what the commit is made on
 */
record RequiredSignature(Trust trust, Snapshot head) {

	void require(Changes changes, String commit) {
		if (this.head.read(Pipeline.FILE).isEmpty()) {
			return;
		}
		Pipeline pipeline = new GitopsRepository(this.head).pipeline();
		for (Environment environment : pipeline.environments()) {
			if (touches(changes, environment) && this.trust.isRequired(pipeline, environment.name())) {
				Verification verification = this.trust.of(commit);
				if (!verification.verified()) {
					throw Problem.refused(
							"changes of %s are signed by a trusted key, and this commit is not: %s; nothing has changed"
								.formatted(environment.name(), verification.detail()),
							this.trust.hasKeys()
									? "git config --global commit.gpgsign true, with a user.signingkey from gitops/trusted-keys"
									: "add gitops/trusted-keys/allowed_signers");
				}
			}
		}
	}

	private static boolean touches(Changes changes, Environment environment) {
		String folder = "%s/%s/".formatted(Overlay.ROOT, environment.name());
		return changes.paths().stream().anyMatch((path) -> path.startsWith(folder));
	}

}
