package dev.platform.cli.service;

import java.util.List;

import dev.platform.cli.cluster.EnvironmentSecrets;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.output.Progress;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.scaffold.Land;
import dev.platform.cli.scaffold.Landed;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;

import org.springframework.stereotype.Component;

/**
 * Makes the Secrets that services need after a change, those of their database roles
 * above all; who is gone can log in no longer.
 */
@Component
class DatabaseRoles {

	private final Land land;

	private final EnvironmentSecrets secrets;

	private final Progress progress;

	DatabaseRoles(Land land, EnvironmentSecrets secrets, Progress progress) {
		this.land = land;
		this.secrets = secrets;
		this.progress = progress;
	}

	/**
	 * What has landed stays, also where the cluster does not answer. What is only
	 * proposed changes nothing yet.
	 */
	Landed follow(Landed landed) {
		if (landed.request() != null) {
			if (this.secrets.cluster().get().isPresent()) {
				this.progress.tell("Once that is merged, its Secrets are made by: platform up --cluster");
			}
			return landed;
		}
		try {
			Snapshot after = this.land.after(landed);
			List<EnvironmentName> environments = new GitopsRepository(after).pipeline()
				.environments()
				.stream()
				.map(Environment::name)
				.toList();
			this.secrets.completeInCluster(environments, after)
				.forEach((missing) -> this.progress
					.tell("%s; give it: %s".formatted(missing.text(), missing.command())));
		}
		catch (Problem problem) {
			this.progress.tell("Secrets are not made: %s; once that is mended: platform up --cluster"
				.formatted(problem.getMessage()));
		}
		return landed;
	}

}
