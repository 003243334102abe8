package dev.platform.cli.promotion;

import java.util.ArrayList;
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
		List<Commit> commits = this.remote.history(at.snapshot(), "gitops/overlays/" + environment);
		Fates fates = new Fates(commits);
		List<History.Entry> changes = new ArrayList<>();
		for (int index = 0; index < Math.min(limit, commits.size()); index++) {
			changes.add(entry(commits.get(index), fates.of(index)));
		}
		return new History(environment.value(), changes);
	}

	private static History.Entry entry(Commit commit, Fate fate) {
		return new History.Entry(commit.revision(), commit.when(), commit.author(),
				commit.value(Trailer.ACTION).orElse("edit"), fate, commit.subject(), commit.values(Trailer.RELEASE),
				commit.value(Trailer.REASON).orElse(null), commit.values(Trailer.OVERRIDE));
	}

}
