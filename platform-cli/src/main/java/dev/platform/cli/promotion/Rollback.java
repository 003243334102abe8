package dev.platform.cli.promotion;

import java.util.List;
import java.util.Optional;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.EnvironmentName;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.output.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings back what an environment ran before its latest change. A second rollback goes
 * one change further back instead of undoing the first.
 */
@Component
class Rollback {

	private final GitRemote remote;

	Rollback(GitRemote remote) {
		this.remote = remote;
	}

	Intent intent(GitopsRepository at, EnvironmentName name, @Nullable ServiceNames services) {
		EnvironmentName environment = at.pipeline().environment(name).name();
		List<Commit> history = this.remote.history(at.snapshot(), "gitops/overlays/" + environment);
		for (Commit commit : history.subList(effective(history) + 1, history.size())) {
			GitopsRepository then = new GitopsRepository(this.remote.snapshot(commit.revision()));
			List<ReleaseStep> steps = new ReleaseChoice(then, environment, at, environment).steps(services);
			if (!steps.isEmpty()) {
				return new Intent(Action.ROLLBACK, environment, null, steps, false,
						List.of(new Trailer(Trailer.RESTORES, commit.revision())));
			}
		}
		throw Problem.refused("%s has no earlier release to go back to".formatted(environment),
				"platform history --env %s".formatted(environment));
	}

	// The change whose state the environment is in: after a rollback, the one it brought
	// back.
	private static int effective(List<Commit> history) {
		int index = 0;
		for (Optional<Integer> restored = restored(history, 0); restored.isPresent();) {
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
