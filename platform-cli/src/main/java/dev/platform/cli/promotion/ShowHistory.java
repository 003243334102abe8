package dev.platform.cli.promotion;

import java.util.List;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.EnvironmentName;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Trailer;
import org.springframework.stereotype.Component;

/**
 * Reads the changes of an environment back from Git.
 */
@Component
class ShowHistory {

	private final GitRemote remote;

	ShowHistory(GitRemote remote) {
		this.remote = remote;
	}

	/** The newest changes of an environment. */
	History run(EnvironmentName name, int limit) {
		GitopsRepository at = new GitopsRepository(this.remote.fetch());
		EnvironmentName environment = at.pipeline().environment(name).name();
		List<History.Entry> changes = this.remote.history(at.snapshot(), "gitops/overlays/" + environment)
			.stream()
			.limit(limit)
			.map(ShowHistory::entry)
			.toList();
		return new History(environment.value(), changes);
	}

	private static History.Entry entry(Commit commit) {
		String action = commit.values(Trailer.ACTION).stream().findFirst().orElse("edit");
		return new History.Entry(commit.revision(), commit.when(), commit.author(), action, commit.subject(),
				commit.values(Trailer.RELEASE));
	}

}
