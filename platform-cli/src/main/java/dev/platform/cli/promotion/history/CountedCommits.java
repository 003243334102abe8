package dev.platform.cli.promotion.history;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.trust.Trust;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Verification;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.pipeline.Pipeline;

/**
 * Which commits count: where an environment requires signatures, those that a trusted key
 * signed. A commit is looked at when it is asked for.
 */
public record CountedCommits(Trust trust, Pipeline pipeline) {

	public static CountedCommits of(GitRemote remote, GitopsRepository at) {
		return new CountedCommits(remote.trust(at.snapshot()), at.pipeline());
	}

	public boolean count(EnvironmentName environment, Commit commit) {
		return !areSigned(environment) || verification(commit).verified();
	}

	/** As {@link #count(EnvironmentName, Commit)}, by a name that may be none. */
	public boolean count(String environment, Commit commit) {
		return this.pipeline.environments()
			.stream()
			.map(Environment::name)
			.filter((name) -> name.value().equals(environment))
			.findFirst()
			.map((name) -> count(name, commit))
			.orElse(true);
	}

	/** Whether an environment requires signatures. */
	public boolean areSigned(EnvironmentName environment) {
		return this.trust.isRequired(this.pipeline, environment);
	}

	public Verification verification(Commit commit) {
		return this.trust.of(commit.revision());
	}

}
