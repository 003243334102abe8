package dev.platform.local.rollout;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import dev.platform.local.manifest.Workload;
import dev.platform.local.standin.StandInUnavailable;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the Pod of one service when something else is desired. What has no data starts
 * beside the old Pod and takes over when it is ready; what has data is stopped first.
 */
final class Rollout {

	private static final Duration FIRST_RETRY = Duration.ofSeconds(10);

	private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

	private final Node node;

	private final Consumer<Endpoint> moved;

	private final Backoff retry = new Backoff(FIRST_RETRY, LONGEST_RETRY);

	private Endpoint endpoint;

	private @Nullable Pod live;

	private @Nullable Pod candidate;

	private Observation.@Nullable Failure failure;

	private Instant retryAt = Instant.MIN;

	Rollout(Node node, InetAddress firstAddress, Consumer<Endpoint> moved) {
		this.node = node;
		this.moved = moved;
		this.endpoint = new Endpoint(firstAddress, false);
	}

	/** Takes the next small step towards what is desired. */
	Observation step(Desired desired, Instant now) {
		if (this.failure != null && !this.failure.fingerprint().equals(desired.workload().fingerprint())) {
			forgetFailure();
		}
		if (this.live != null && this.live.runs(desired.workload())) {
			dropCandidate();
			forgetFailure();
			this.live.confirm(desired.revision());
			this.live.tick(now);
		}
		else if (this.live != null && this.live.everReady() && !desired.workload().stateful()) {
			this.live.tick(now);
			replaceGently(this.live, desired, now);
		}
		else {
			replaceAtOnce(this.live, desired, now);
		}
		announce();
		return observe(now);
	}

	private void replaceAtOnce(@Nullable Pod old, Desired desired, Instant now) {
		if (!available(desired)) {
			if (old != null) {
				old.tick(now);
			}
			return;
		}
		dropCandidate();
		InetAddress address = (old == null || desired.workload().stateful()) ? this.endpoint.address()
				: this.node.addresses().take();
		if (old != null) {
			announce(new Endpoint(this.endpoint.address(), false));
			old.stop(old.workload().gracePeriod());
			if (!old.address().equals(address)) {
				this.node.addresses().giveBack(old.address());
			}
		}
		this.live = new Pod(desired.workload(), address, this.node, desired.revision());
		this.live.tick(now);
	}

	private void replaceGently(Pod old, Desired desired, Instant now) {
		if (this.candidate != null && !this.candidate.runs(desired.workload())) {
			dropCandidate();
		}
		if (this.candidate == null && (now.isBefore(this.retryAt) || !available(desired))) {
			return;
		}
		if (this.candidate == null) {
			this.candidate = new Pod(desired.workload(), this.node.addresses().take(), this.node, desired.revision());
		}
		Pod next = this.candidate;
		next.tick(now);
		if (next.ready()) {
			this.live = next;
			this.candidate = null;
			forgetFailure();
			announce();
			terminate(old);
		}
		else if (next.failed(now)) {
			fail(desired, String.valueOf(next.problem(now)));
			this.retryAt = now.plus(this.retry.next());
			dropCandidate();
		}
	}

	private boolean available(Desired desired) {
		try {
			this.node.standIn(desired.workload());
			return true;
		}
		catch (StandInUnavailable ex) {
			fail(desired, String.valueOf(ex.getMessage()));
			return false;
		}
	}

	private void fail(Desired desired, String problem) {
		this.failure = new Observation.Failure(desired.workload().fingerprint(), problem);
	}

	private void forgetFailure() {
		this.failure = null;
		this.retryAt = Instant.MIN;
		this.retry.reset();
	}

	private void dropCandidate() {
		Pod dropped = this.candidate;
		this.candidate = null;
		if (dropped != null) {
			terminate(dropped);
		}
	}

	// not waited for: the next commit may be here before it has ended
	private void terminate(Pod pod) {
		Thread.startVirtualThread(() -> {
			pod.stop(pod.workload().gracePeriod());
			this.node.addresses().giveBack(pod.address());
		});
	}

	private void announce() {
		Pod pod = this.live;
		if (pod != null) {
			announce(new Endpoint(pod.address(), pod.ready()));
		}
	}

	private void announce(Endpoint next) {
		if (!next.equals(this.endpoint)) {
			this.endpoint = next;
			this.moved.accept(next);
		}
	}

	private Observation observe(Instant now) {
		Pod pod = this.live;
		return new Observation((pod != null) ? pod.observe(now) : null, this.failure);
	}

	/** Ends everything within the given time. */
	void stop(Duration gracePeriod) {
		dropCandidate();
		Pod pod = this.live;
		if (pod != null) {
			Workload workload = pod.workload();
			announce(new Endpoint(pod.address(), false));
			pod.stop((gracePeriod.compareTo(workload.gracePeriod()) < 0) ? gracePeriod : workload.gracePeriod());
			this.node.addresses().giveBack(pod.address());
		}
	}

}
