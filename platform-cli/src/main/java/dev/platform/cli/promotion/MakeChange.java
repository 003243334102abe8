package dev.platform.cli.promotion;

import java.util.function.Function;

import dev.platform.cli.forge.PullRequests;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.kustomize.Kustomize;
import dev.platform.cli.output.Report;
import org.springframework.stereotype.Component;

/**
 * The one way of every change: read the branch, decide, then show or commit.
 */
@Component
class MakeChange {

	private final GitRemote remote;

	private final Kustomize kustomize;

	private final PullRequests requests;

	MakeChange(GitRemote remote, Kustomize kustomize, PullRequests requests) {
		this.remote = remote;
		this.kustomize = kustomize;
		this.requests = requests;
	}

	Report run(boolean dryRun, Function<GitopsRepository, Intent> decision) {
		GitopsRepository at = new GitopsRepository(this.remote.fetch());
		Intent intent = decision.apply(at);
		if (dryRun) {
			return new ShowPreview(this.kustomize).run(at, intent);
		}
		boolean proposed = at.pipeline().environment(intent.environment()).rules().pullRequest() != null;
		return proposed ? new Propose(this.remote, this.kustomize, this.requests).run(at, intent)
				: new Publish(this.remote, this.kustomize).run(at, intent);
	}

}
