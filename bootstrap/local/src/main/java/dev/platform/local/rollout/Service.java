package dev.platform.local.rollout;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import dev.platform.local.standin.StandIn.StopOrder;
import dev.platform.local.standin.StandInUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one service as it is desired. Its own thread does the work; others say what they
 * want and read what was seen.
 */
final class Service {

	private static final Logger logger = LoggerFactory.getLogger(Service.class);

	private static final long TICK_MILLIS = 100;

	private final Node node;

	private final Rollout rollout;

	private final InetAddress firstAddress;

	private volatile Desired desired;

	private volatile Observation observation = Observation.NOTHING;

	private volatile boolean stopping;

	private @Nullable Thread thread;

	/**
	 * {@code moved} is told whenever the service is somewhere else, or stops or begins to
	 * answer.
	 */
	Service(Node node, Desired desired, Consumer<Endpoint> moved) {
		this.node = node;
		this.desired = desired;
		this.firstAddress = node.addresses().take();
		this.rollout = new Rollout(node, this.firstAddress, moved);
	}

	InetAddress firstAddress() {
		return this.firstAddress;
	}

	/** Where its first process will listen. */
	List<InetSocketAddress> sockets() {
		return this.desired.workload()
			.container()
			.ports()
			.values()
			.stream()
			.map((port) -> new InetSocketAddress(this.firstAddress, port))
			.toList();
	}

	void desire(Desired next) {
		this.desired = next;
	}

	Desired desired() {
		return this.desired;
	}

	Observation observation() {
		return this.observation;
	}

	/** A note about what stands in for its image. */
	@Nullable String note() {
		try {
			String note = this.node.standIn(this.desired.workload()).note();
			return note.isEmpty() ? null : note;
		}
		catch (StandInUnavailable ex) {
			return null;
		}
	}

	StopOrder stopOrder() {
		try {
			return this.node.standIn(this.desired.workload()).stopOrder();
		}
		catch (StandInUnavailable ex) {
			return StopOrder.SERVICE;
		}
	}

	/** Begins once the one that had its name, and perhaps its data, before has ended. */
	synchronized void start(@Nullable Thread predecessor) {
		if (this.thread == null && !this.stopping) {
			this.thread = Thread.ofVirtual().name(this.desired.workload().name()).start(() -> keep(predecessor));
		}
	}

	private void keep(@Nullable Thread predecessor) {
		try {
			if (predecessor != null) {
				predecessor.join();
			}
			while (!this.stopping) {
				this.observation = this.rollout.step(this.desired, Instant.now());
				Thread.sleep(TICK_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			// asked to stop
		}
		catch (RuntimeException ex) {
			logger.error("{}/{} is no longer looked after", this.node.environment(), this.desired.workload().name(),
					ex);
		}
	}

	/** Ends it for good; its data stays. */
	void stop(Duration gracePeriod) {
		this.stopping = true;
		Thread worker = takeThread();
		try {
			if (worker != null) {
				worker.interrupt();
				worker.join();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.rollout.stop(gracePeriod);
		this.observation = Observation.stopped(this.desired);
	}

	private synchronized @Nullable Thread takeThread() {
		return this.thread;
	}

}
