package dev.platform.cli.promotion;

import java.nio.file.Path;

import dev.platform.cli.forge.NoForge;
import dev.platform.cli.forge.PullRequests;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.output.Progress;
import dev.platform.cli.promotion.history.ShowHistory;
import dev.platform.cli.schema.Schemas;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.kustomize.KustomizeCommand;

/**
 * The path of a change with everything real but what rolls it out: nothing does.
 */
final class PromotionPath {

	private PromotionPath() {
	}

	static MakeChange of(GitRemote remote) {
		return of(remote, NoForge.requests());
	}

	static MakeChange of(GitRemote remote, PullRequests requests) {
		return of(remote, requests, (_) -> {
		});
	}

	static MakeChange of(GitRemote remote, PullRequests requests, Progress progress) {
		return new MakeChange(remote, new Kustomize(new KustomizeCommand(System.getenv())::words),
				new Schemas(Path.of("")), new ToldRollouts(), requests, progress);
	}

	static ShowHistory history(GitRemote remote) {
		return new ShowHistory(remote, new ToldRollouts(), (_) -> {
		});
	}

}
