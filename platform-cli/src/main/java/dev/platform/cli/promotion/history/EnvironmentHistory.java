package dev.platform.cli.promotion.history;

import java.util.List;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.Problem;

/**
 * The commits that changed an environment.
 */
public record EnvironmentHistory(GitRemote remote, EnvironmentName environment) {

	/** The newest first; a problem where there are none. */
	public List<Commit> newest(GitopsRepository at, int limit) {
		List<Commit> commits = this.remote.history(at.snapshot(), "gitops/overlays/" + this.environment, limit);
		if (commits.isEmpty()) {
			throw Problem.refused("there is nothing in gitops/overlays/%s, and never was".formatted(this.environment),
					"platform validate");
		}
		return commits;
	}

}
