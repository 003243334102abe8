package dev.platform.local;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.platform.local.status.EnvironmentStatus;
import dev.platform.local.status.Health;
import dev.platform.local.status.Phase;
import dev.platform.local.status.Status;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what the parts of the embedded system know into one status.
 */
final class StatusReport implements Supplier<Status> {

	private final Options options;

	private final Instant startedAt = Instant.now();

	private volatile Supplier<List<EnvironmentStatus>> environments = List::of;

	private volatile Phase phase = Phase.STARTING;

	private volatile @Nullable String message;

	private volatile @Nullable String revision;

	StatusReport(Options options) {
		this.options = options;
	}

	void watch(Supplier<List<EnvironmentStatus>> watched) {
		this.environments = watched;
	}

	void phase(Phase next, @Nullable String why) {
		this.message = why;
		this.phase = next;
	}

	void revision(String seen) {
		this.revision = seen;
	}

	/** Whether every service is healthy or known not to become so. */
	boolean settled() {
		return progressing(this.environments.get()).isEmpty();
	}

	@Override
	public Status get() {
		Phase now = this.phase;
		boolean over = now == Phase.STOPPED;
		List<EnvironmentStatus> current = over ? List.of() : this.environments.get();
		Long pid = over ? null : ProcessHandle.current().pid();
		return new Status(pid, this.startedAt, now, (now == Phase.STARTING) ? progress(current) : this.message,
				this.revision, this.options.httpsPort(), this.options.httpPort(), current);
	}

	private @Nullable String progress(List<EnvironmentStatus> current) {
		List<String> waiting = progressing(current);
		return waiting.isEmpty() ? this.message : "waiting for " + String.join(", ", waiting);
	}

	private static List<String> progressing(List<EnvironmentStatus> environments) {
		return environments.stream()
			.flatMap((environment) -> environment.services()
				.stream()
				.filter((service) -> service.health() == Health.PROGRESSING)
				.map((service) -> environment.name() + "/" + service.name()))
			.collect(Collectors.toList());
	}

}
