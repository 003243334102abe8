package dev.platform.cli.promotion;

import java.util.function.Function;

import dev.platform.cli.forge.PullRequests;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.gitops.RuleName;
import dev.platform.cli.kustomize.Kustomize;
import dev.platform.cli.output.Progress;
import dev.platform.cli.output.Report;
import dev.platform.cli.schema.Schemas;
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

	Report run(boolean dryRun, Function<GitopsRepository, Intent> decision) {
		GitopsRepository at = new GitopsRepository(this.remote.fetch());
		Intent intent = decision.apply(at);
		ShowPreview preview = new ShowPreview(this.rendering, this.schemas, this.target);
		if (dryRun) {
			return preview.run(PreparedChange.of(at, intent));
		}
		return isProposed(at, intent) ? new Propose(this.remote, this.rendering, preview, this.requests).run(at, intent)
				: new Publish(this.remote, this.rendering).run(at, intent);
	}

	// What takes back a commit went past a pull request, as that commit did.
	private static boolean isProposed(GitopsRepository at, Intent intent) {
		return at.pipeline().environment(intent.environment()).rules().pullRequest() != null
				&& intent.action() != Action.REVERT && !intent.overrides(RuleName.DELIVERY);
	}

}
