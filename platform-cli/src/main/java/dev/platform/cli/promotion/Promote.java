package dev.platform.cli.promotion;

import java.util.List;

import dev.platform.cli.gitops.Environment;
import dev.platform.cli.gitops.EnvironmentName;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.output.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Brings the releases of one environment to the next.
 */
final class Promote {

	private Promote() {
	}

	/** The environment takes what the one before it has. */
	static Intent intent(GitopsRepository at, EnvironmentName name, @Nullable ServiceNames services) {
		Environment environment = at.pipeline().environment(name);
		EnvironmentName source = environment.after();
		if (source == null) {
			throw Problem.refused("%s is the first environment: nothing is promoted to it".formatted(name),
					"platform deploy --env %s --service NAME --image REPOSITORY:TAG".formatted(name));
		}
		Trailer origin = new Trailer(Trailer.SOURCE, source + "@" + at.snapshot().revision());
		return new Intent(Action.PROMOTE, name, source, new ReleaseChoice(at, source, at, name).steps(services), false,
				List.of(origin));
	}

}
