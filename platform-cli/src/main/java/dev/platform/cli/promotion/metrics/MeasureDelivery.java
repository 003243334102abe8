package dev.platform.cli.promotion.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.Problem;
import dev.platform.cli.promotion.history.CountedCommits;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Computes the figures of DORA from the commits of the branch.
 */
@Component
class MeasureDelivery {

	private final GitRemote remote;

	private final Clock clock;

	MeasureDelivery(GitRemote remote, Clock clock) {
		this.remote = remote;
		this.clock = clock;
	}

	/** The figures of the services named, or of all that are released. */
	Metrics run(Duration window, @Nullable EnvironmentName only, @Nullable ServiceNames services) {
		if (window.isNegative() || window.isZero()) {
			throw Problem.usage("--since needs a time that has passed", "platform metrics --since 30d");
		}
		GitopsRepository at = new GitopsRepository(this.remote.fetch());
		Instant until = this.clock.instant();
		CountedCommits counted = CountedCommits.of(this.remote, at);
		List<ReleasedChange> deliveries = ReleasedChanges.of(this.remote.history(at.snapshot(), Overlay.ROOT),
				counted::count,
				(commit) -> !commit.when().isBefore(until.minus(window)) && !commit.when().isAfter(until));
		List<Environment> environments = (only != null) ? List.of(at.pipeline().environment(only))
				: at.pipeline().environments();
		List<Figures> figures = new ArrayList<>();
		for (Environment environment : environments) {
			for (Overlay overlay : at.overlays(environment.name(), services)) {
				figures.add(Figures.of(environment.name().value(), overlay.service().value(),
						deliveries.stream()
							.filter((delivery) -> delivery.environment().equals(environment.name().value())
									&& delivery.service().equals(overlay.service().value()))
							.toList(),
						window));
			}
		}
		return new Metrics(until.minus(window), until, figures);
	}

}
