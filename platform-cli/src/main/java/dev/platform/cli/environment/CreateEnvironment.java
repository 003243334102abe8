package dev.platform.cli.environment;

import dev.platform.cli.cluster.EnvironmentSecrets;
import dev.platform.cli.cluster.MissingSecret;
import dev.platform.cli.delivery.Permission;
import dev.platform.cli.output.Progress;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.scaffold.Land;
import dev.platform.cli.scaffold.Landed;
import dev.platform.cli.scaffold.Plan;
import dev.platform.cli.scaffold.Templates;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;
import org.springframework.stereotype.Component;

/**
 * Makes an environment: overlay, Argo CD's project and ApplicationSet, and its place in
 * the pipeline, in one commit; where there is a cluster, its Secrets, too.
 */
@Component
class CreateEnvironment {

	private static final String TEMPLATE = "environment";

	private final Templates templates;

	private final Land land;

	private final EnvironmentSecrets secrets;

	private final Progress progress;

	CreateEnvironment(Templates templates, Land land, EnvironmentSecrets secrets, Progress progress) {
		this.templates = templates;
		this.land = land;
		this.secrets = secrets;
		this.progress = progress;
	}

	/** A new stage of the pipeline. */
	ChangedEnvironment run(EnvironmentName name, EnvironmentName after, String host, String issuer, boolean dryRun,
			Permission permission) {
		CreatePlan plan = new CreatePlan(name, after, host, issuer, this.templates.find(TEMPLATE));
		return make(name, plan, "it takes its releases from %s: platform promote --env %s".formatted(after, name),
				dryRun, permission);
	}

	/** An environment that goes away by itself; no rule of the pipeline is about it. */
	ChangedEnvironment preview(NewPreview preview, boolean dryRun) {
		return make(preview.name(), new PreviewPlan(preview, this.templates.find(TEMPLATE)),
				"until %s; then: platform preview prune".formatted(preview.expires()), dryRun, Permission.none());
	}

	private ChangedEnvironment make(EnvironmentName name, Plan plan, String next, boolean dryRun,
			Permission permission) {
		Landed landed = this.land.preview(plan, EnvironmentFiles::folders, permission);
		if (!dryRun) {
			this.secrets.require(name, this.land.after(landed));
			landed = this.land.run(plan, EnvironmentFiles::folders, permission);
			// Not before: a push may be refused. Pods wait for what they are to read.
			completeSecrets(name, this.land.after(landed));
		}
		String host = new EnvironmentFiles(name).host(this.land.after(landed)).orElseThrow();
		return ChangedEnvironment.of(landed.told("Created", "create"), name, landed,
				"https://%s, %s".formatted(host, next));
	}

	private void completeSecrets(EnvironmentName name, Snapshot snapshot) {
		try {
			for (MissingSecret missing : this.secrets.complete(name, snapshot)) {
				this.progress.tell("%s; give it: %s".formatted(missing.text(), missing.command()));
			}
		}
		catch (Problem problem) {
			throw Problem.failed("%s is committed, but lacks its Secrets: %s".formatted(name, problem.getMessage()),
					"once the cluster answers, delete the environment and create it again", problem);
		}
	}

}
