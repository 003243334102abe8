package dev.platform.local.rollout;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;

import dev.platform.local.manifest.Workload;
import dev.platform.local.process.Child;
import dev.platform.local.standin.StandInUnavailable;
import dev.platform.local.status.Health;
import org.jspecify.annotations.Nullable;

/**
 * One process of a workload at one address, started again when it ends. It changes only
 * in {@link #tick}.
 */
final class Pod {

	private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

	// so long healthy, and an earlier crash is forgotten
	private static final Duration RECOVERED = Duration.ofSeconds(60);

	private final Workload workload;

	private final InetAddress address;

	private final Node node;

	private final Backoff backoff = new Backoff(Duration.ofSeconds(1), LONGEST_BACKOFF);

	private String revision;

	private @Nullable Child child;

	private @Nullable PodChecks checks;

	private Instant startAt = Instant.MIN;

	private Instant startedAt = Instant.MAX;

	private boolean holdsSlot;

	private boolean everReady;

	private @Nullable String problem;

	Pod(Workload workload, InetAddress address, Node node, String revision) {
		this.workload = workload;
		this.address = address;
		this.node = node;
		this.revision = revision;
	}

	/** Moves it on: starts what should run, asks what runs, notices what has ended. */
	void tick(Instant now) {
		Child process = this.child;
		PodChecks questions = this.checks;
		if (process == null || questions == null) {
			if (!now.isBefore(this.startAt) && takeSlot()) {
				start(now);
			}
			return;
		}
		if (!process.alive()) {
			ended(process.epitaph(), now);
			return;
		}
		questions.update(now);
		if (questions.ready()) {
			this.everReady = true;
			giveSlotBack();
			recover(now);
		}
		if (late(now)) {
			// it may still come, but others shall not wait for it
			giveSlotBack();
		}
		if (!questions.alive()) {
			process.stop(this.workload.gracePeriod());
			ended("was restarted, because its liveness probe failed", now);
		}
	}

	private void start(Instant now) {
		try {
			this.child = this.node.start(this.workload, this.address);
			this.startedAt = Instant.now();
			this.checks = new PodChecks(this.workload.container(), this.address, this.startedAt);
		}
		catch (StandInUnavailable | IOException ex) {
			ended("cannot start: " + ex.getMessage(), now);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			ended("start interrupted", now);
		}
	}

	private void ended(String how, Instant now) {
		giveSlotBack();
		this.child = null;
		this.checks = null;
		this.problem = how;
		this.startAt = now.plus(this.backoff.next());
	}

	private void recover(Instant now) {
		if (this.problem != null && now.isAfter(this.startedAt.plus(RECOVERED))) {
			this.problem = null;
			this.backoff.reset();
		}
	}

	/** Ends it for good. */
	void stop(Duration gracePeriod) {
		Child process = this.child;
		if (process != null) {
			process.stop(gracePeriod);
		}
		giveSlotBack();
		this.child = null;
		this.checks = null;
		this.startAt = Instant.MAX;
	}

	private boolean takeSlot() {
		// databases come first: everybody waits for them
		if (!this.holdsSlot && !this.workload.stateful()) {
			this.holdsSlot = this.node.slots().tryTake();
			return this.holdsSlot;
		}
		return true;
	}

	private void giveSlotBack() {
		if (this.holdsSlot) {
			this.holdsSlot = false;
			this.node.slots().giveBack();
		}
	}

	boolean ready() {
		return this.checks != null && this.checks.ready();
	}

	boolean everReady() {
		return this.everReady;
	}

	/** Its process has not become ready in the time that the manifest allows. */
	private boolean late(Instant now) {
		return this.child != null && !ready() && now.isAfter(deadline());
	}

	private Instant deadline() {
		return this.startedAt.plus(this.workload.progressDeadline());
	}

	private Health health(Instant now) {
		if (ready()) {
			return Health.HEALTHY;
		}
		boolean failing = (this.child == null && this.problem != null) || (late(now) && !this.everReady);
		return failing ? Health.DEGRADED : Health.PROGRESSING;
	}

	/** What is wrong, or was until a moment ago. */
	@Nullable String problem(Instant now) {
		if (ready()) {
			return null;
		}
		if (late(now) && !this.everReady) {
			return "not ready within %d s".formatted(this.workload.progressDeadline().toSeconds());
		}
		return (this.child != null && this.everReady && this.problem == null) ? "its readiness probe fails"
				: this.problem;
	}

	/** Ended, or not ready in time: reason enough not to wait for it any longer. */
	boolean failed(Instant now) {
		return (this.child == null && this.problem != null) || late(now);
	}

	Observation.Live observe(Instant now) {
		return new Observation.Live(this.workload.fingerprint(), this.workload.image().reference(), this.revision,
				this.everReady, (this.child != null) ? this.child.pid() : null, health(now), problem(now));
	}

	Workload workload() {
		return this.workload;
	}

	boolean runs(Workload rendered) {
		return this.workload.fingerprint().equals(rendered.fingerprint());
	}

	InetAddress address() {
		return this.address;
	}

	/** A newer commit asks for exactly this. */
	void confirm(String newest) {
		this.revision = newest;
	}

}
