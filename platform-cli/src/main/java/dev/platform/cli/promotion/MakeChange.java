package dev.platform.cli.promotion;

import java.util.function.Function;

import dev.platform.cli.forge.PullRequests;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.output.Progress;
import dev.platform.cli.output.Report;
import dev.platform.cli.schema.Schemas;
import dev.platform.engine.kustomize.Kustomize;
import org.springframework.stereotype.Component;

/**
 * The one way of every change: read the branch, decide, then show or commit.
 */
@Component
class MakeChange {

	private final GitRemote remote;

	private final Rendering rendering;

	private final Schemas schemas;

	private final RolloutTarget target;

	private final PullRequests requests;

	MakeChange(GitRemote remote, Kustomize kustomize, Schemas schemas, RolloutTarget target, PullRequests requests,
			Progress progress) {
		this.remote = remote;
		this.rendering = new Rendering(kustomize, progress);
		this.schemas = schemas;
		this.target = target;
		this.requests = requests;
	}

	/**
	 * Makes a change.
	 * @param way from a state of the branch to what is to be done there; taken again
	 * whenever somebody else was faster
	 */
	Report run(boolean dryRun, Function<GitopsRepository, Intent> way) {
		Decision decision = Decision.of(way, new GitopsRepository(this.remote.fetch()));
		ShowPreview preview = new ShowPreview(this.rendering, this.schemas, this.target);
		if (dryRun) {
			return preview.run(decision.prepared());
		}
		return decision.isProposed() ? new Propose(this.remote, this.rendering, preview, this.requests).run(decision)
				: new Publish(this.remote, this.rendering).run(decision);
	}

}
