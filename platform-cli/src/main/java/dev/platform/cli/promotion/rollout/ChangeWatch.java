package dev.platform.cli.promotion.rollout;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.platform.cli.gitops.Rollout;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.output.Age;
import dev.platform.cli.pipeline.Environment;
import dev.platform.cli.pipeline.RolloutRules;

/**
 * The services of one change, looked at together, again and again.
 */
final class ChangeWatch {

	private final Environment environment;

	private final Instant start;

	private final List<ServiceWatch> watches;

	ChangeWatch(Environment environment, List<ServiceName> services, Instant start) {
		this.environment = environment;
		this.start = start;
		this.watches = services.stream().map(ServiceWatch::new).toList();
	}

	/**
	 * Takes a look.
	 * @param reached whether a revision is the commit or comes after it
	 */
	void look(List<Rollout> rollouts, Predicate<String> reached, Instant now) {
		for (ServiceWatch watch : this.watches) {
			Optional<Rollout> rollout = rollouts.stream()
				.filter((candidate) -> candidate.isOf(this.environment.name(), watch.service()))
				.findFirst();
			watch.look(rollout.orElse(null), reached, now);
		}
	}

	/** The services whose commit the system has not looked at yet. */
	List<ServiceName> unseen() {
		return this.watches.stream().filter((watch) -> !watch.seen()).map(ServiceWatch::service).toList();
	}

	/** Whether all have been healthy for the stability period. */
	boolean stable(Instant now) {
		return this.watches.stream().allMatch((watch) -> watch.healthySince(now.minus(rules().stable())));
	}

	boolean late(Instant now) {
		return !now.isBefore(this.start.plus(rules().timeout()));
	}

	/**
	 * Why this will not become healthy: a service that stays degraded for the stability
	 * period, or the time is over.
	 */
	Optional<String> failure(Instant now) {
		String degraded = told(
				this.watches.stream().filter((watch) -> watch.degradedSince(now.minus(rules().stable()))).toList());
		if (!degraded.isEmpty()) {
			return Optional.of(degraded);
		}
		if (!late(now)) {
			return Optional.empty();
		}
		String unhealthy = told(this.watches.stream().filter((watch) -> !watch.healthy()).toList());
		return Optional.of("after %s %s".formatted(Age.of(rules().timeout()),
				unhealthy.isEmpty() ? "nothing has been healthy for " + Age.of(rules().stable()) : unhealthy));
	}

	/** How each service is, by its name. */
	Map<String, String> states() {
		Map<String, String> states = new LinkedHashMap<>();
		this.watches.forEach((watch) -> states.put(watch.service().value(), watch.told()));
		return states;
	}

	private String told(List<ServiceWatch> some) {
		return some.stream()
			.map((watch) -> "%s in %s %s".formatted(watch.service(), this.environment.name(), watch.told()))
			.collect(Collectors.joining("; "));
	}

	private RolloutRules rules() {
		return this.environment.rollout();
	}

}
