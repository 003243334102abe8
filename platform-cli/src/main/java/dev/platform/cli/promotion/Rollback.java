package dev.platform.cli.promotion;

import java.util.List;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Revisions;
import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.promotion.history.Action;
import dev.platform.cli.promotion.history.CountedCommits;
import dev.platform.cli.promotion.history.EnvironmentHistory;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings back what an environment ran before its latest changes, or at one of them. A
 * second rollback goes one change further back instead of undoing the first.
 */
@Component
class Rollback {

	private final GitRemote remote;

	Rollback(GitRemote remote) {
		this.remote = remote;
	}

	Intent intent(GitopsRepository at, EnvironmentName name, @Nullable ServiceNames services, RestorePoint to) {
		EnvironmentName environment = at.pipeline().environment(name).name();
		List<Commit> history = new EnvironmentHistory(this.remote, environment).newest(at, Integer.MAX_VALUE);
		CountedCommits counted = CountedCommits.of(this.remote, at);
		Commit restored = (to.revision() != null) ? named(history, environment, to.revision())
				: back(at, new RestorePoints(history, (commit) -> counted.count(environment, commit)), environment,
						services, to.changes());
		if (!counted.count(environment, restored)) {
			throw Problem
				.refused(
						"commit %s is unverified (%s), and %s is brought back only to what a trusted key has signed"
							.formatted(Revisions.abbreviated(restored.revision()),
									counted.verification(restored).detail(), environment),
						"platform history --env %s".formatted(environment));
		}
		return new Intent(Action.ROLLBACK, environment, null, steps(restored, at, environment, services), false,
				List.of(new Trailer(Trailer.RESTORES, restored.revision())));
	}

	private static Commit named(List<Commit> history, EnvironmentName environment, String revision) {
		List<Commit> found = history.stream().filter((commit) -> commit.revision().startsWith(revision)).toList();
		if (found.size() != 1) {
			throw Problem.usage("%s of %s begins with %s"
				.formatted(found.isEmpty() ? "no change" : "more than one change", environment, revision),
					"platform history --env %s".formatted(environment));
		}
		return found.getFirst();
	}

	private Commit back(GitopsRepository at, RestorePoints points, EnvironmentName environment,
			@Nullable ServiceNames services, int changes) {
		List<Commit> history = points.history();
		GitopsRepository state = at;
		int index = points.effective(0);
		for (int back = 0; back < changes; back++) {
			do {
				index++;
				if (index >= history.size()) {
					throw Problem.refused(
							"%s has no earlier release to go back to%s".formatted(environment,
									(back > 0) ? ", only " + back + " of them" : ""),
							"platform history --env %s".formatted(environment));
				}
			}
			while (steps(history.get(index), state, environment, services).isEmpty() || !points.isOne(index));
			index = points.effective(index);
			state = new GitopsRepository(this.remote.snapshot(history.get(index).revision()));
		}
		return history.get(index);
	}

	private List<ReleaseStep> steps(Commit then, GitopsRepository now, EnvironmentName environment,
			@Nullable ServiceNames services) {
		GitopsRepository earlier = new GitopsRepository(this.remote.snapshot(then.revision()));
		return new ReleaseChoice(earlier, environment, now, environment).steps(services);
	}

}
