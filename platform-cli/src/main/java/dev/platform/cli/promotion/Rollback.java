package dev.platform.cli.promotion;

import java.util.List;
import java.util.Optional;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.promotion.history.Action;
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
		Commit restored = (to.revision() != null) ? named(history, environment, to.revision())
				: counted(at, history, environment, services, to.changes());
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

	private Commit counted(GitopsRepository at, List<Commit> history, EnvironmentName environment,
			@Nullable ServiceNames services, int changes) {
		GitopsRepository state = at;
		int index = effective(history, 0);
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
			while (steps(history.get(index), state, environment, services).isEmpty());
			index = effective(history, index);
			state = new GitopsRepository(this.remote.snapshot(history.get(index).revision()));
		}
		return history.get(index);
	}

	private List<ReleaseStep> steps(Commit then, GitopsRepository now, EnvironmentName environment,
			@Nullable ServiceNames services) {
		GitopsRepository earlier = new GitopsRepository(this.remote.snapshot(then.revision()));
		return new ReleaseChoice(earlier, environment, now, environment).steps(services);
	}

	// The change whose state the environment was in: after a rollback, the one it brought
	// back.
	private static int effective(List<Commit> history, int from) {
		int index = from;
		for (Optional<Integer> restored = restored(history, index); restored.isPresent();) {
			index = restored.get();
			restored = restored(history, index);
		}
		return index;
	}

	private static Optional<Integer> restored(List<Commit> history, int index) {
		List<String> revisions = history.get(index).values(Trailer.RESTORES);
		return revisions.stream()
			.map((revision) -> history.stream().map(Commit::revision).toList().indexOf(revision))
			.filter((earlier) -> earlier > index)
			.findFirst();
	}

}
