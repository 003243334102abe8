package dev.platform.cli.promotion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.platform.cli.gitops.Rollout;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Something that rolls out as a test tells it to.
 */
public final class ToldRollouts implements RolloutTarget {

	private final Map<String, Supplier<Rollout>> rollouts = new ConcurrentHashMap<>();

	private final List<String> refreshed = new ArrayList<>();

	private @Nullable Problem problem;

	/** From now on a service has this health at that revision. */
	public void tell(String environment, String service, String revision, String health) {
		tell(environment, service, () -> revision, health, Instant.EPOCH);
	}

	public void tell(String environment, String service, Supplier<String> revision, String health,
			@Nullable Instant since) {
		this.rollouts.put(environment + "/" + service, () -> {
			String at = revision.get();
			return new Rollout(environment, service, null, List.of(), at, at, false, "Synced", health, since, null,
					health.equals("Degraded") ? "exited with code 1" : null);
		});
	}

	/** From now on it is there, but does not answer. */
	void fail(Problem problem) {
		this.problem = problem;
	}

	List<String> refreshed() {
		return this.refreshed;
	}

	@Override
	public String description() {
		return this.rollouts.isEmpty() ? "no cluster" : "a test";
	}

	@Override
	public List<Rollout> rollouts() {
		if (this.problem != null) {
			throw this.problem;
		}
		return this.rollouts.values().stream().map(Supplier::get).toList();
	}

	@Override
	public boolean isThere() {
		return this.problem != null || !this.rollouts.isEmpty();
	}

	@Override
	public void refresh(EnvironmentName environment, List<ServiceName> services) {
		services.forEach((service) -> this.refreshed.add(environment + "/" + service));
	}

}
