package dev.platform.local.rollout;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;

import dev.platform.local.manifest.Container;
import dev.platform.local.manifest.Probe;
import dev.platform.local.probe.RepeatedProbe;
import org.jspecify.annotations.Nullable;

/**
 * What the probes say about one process from its start to its end.
 */
final class PodChecks {

	// a process that offers nothing to ask is ready when it has survived this
	private static final Duration SURVIVAL = Duration.ofSeconds(1);

	private final Instant since;

	private final @Nullable RepeatedProbe startup;

	private final @Nullable Probe readinessProbe;

	private final @Nullable Probe livenessProbe;

	private final InetAddress address;

	private @Nullable RepeatedProbe readiness;

	private @Nullable RepeatedProbe liveness;

	private boolean started;

	private boolean ready;

	private boolean alive = true;

	PodChecks(Container container, InetAddress address, Instant now) {
		this.since = now;
		this.address = address;
		Probe first = (container.probes().startup() != null) ? container.probes().startup() : firstPort(container);
		this.startup = (first != null) ? new RepeatedProbe(first, address, false, now) : null;
		this.readinessProbe = container.probes().readiness();
		this.livenessProbe = container.probes().liveness();
	}

	private static @Nullable Probe firstPort(Container container) {
		return container.ports()
			.values()
			.stream()
			.findFirst()
			.map((port) -> new Probe(new Probe.TcpSocket(port), Duration.ZERO, SURVIVAL, SURVIVAL, 1, 1))
			.orElse(null);
	}

	void update(Instant now) {
		if (!this.started) {
			this.started = (this.startup != null) ? this.startup.ask() : now.isAfter(this.since.plus(SURVIVAL));
			if (!this.started) {
				return;
			}
			this.readiness = repeated(this.readinessProbe, false, now);
			this.liveness = repeated(this.livenessProbe, true, now);
		}
		if (this.readiness == null) {
			this.ready = true;
		}
		else {
			// until it is ready for the first time somebody is waiting
			this.ready = this.ready ? this.readiness.passes(now) : this.readiness.ask();
		}
		this.alive = this.liveness == null || this.liveness.passes(now);
	}

	private @Nullable RepeatedProbe repeated(@Nullable Probe probe, boolean passing, Instant now) {
		return (probe != null) ? new RepeatedProbe(probe, this.address, passing, now) : null;
	}

	boolean ready() {
		return this.ready;
	}

	/** False once the liveness probe has given up. */
	boolean alive() {
		return this.alive;
	}

}
