package dev.platform.cli.promotion;

import java.util.List;

import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.promotion.history.Action;
import dev.platform.engine.Problem;
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
		List<ReleaseStep> all = new ReleaseChoice(at, source, at, name).steps(services);
		if (services != null) {
			services.values().forEach((service) -> requireRelease(at, source, service));
		}
		// What has no release there does not take away the one that is here.
		List<ReleaseStep> steps = all.stream().filter((step) -> !step.after().image().isUnreleased()).toList();
		Trailer origin = new Trailer(Trailer.SOURCE, source + "@" + at.snapshot().revision());
		return new Intent(Action.PROMOTE, name, source, steps, false, List.of(origin));
	}

	private static void requireRelease(GitopsRepository at, EnvironmentName source, ServiceName service) {
		if (at.overlay(source, service).release().image().isUnreleased()) {
			throw Problem.refused("%s has no release in %s".formatted(service, source),
					"platform deploy --service %s --build, or --image REPOSITORY:TAG".formatted(service));
		}
	}

}
