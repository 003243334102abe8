package dev.platform.worker;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.platform.worker.queue.Entry;
import dev.platform.worker.queue.Pace;
import dev.platform.worker.queue.VoteStream;
import dev.platform.worker.store.Schema;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Works for as long as the process lives, and starts over whenever Redis or PostgreSQL
 * went away.
 */
@Component
class Worker implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Worker.class);

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Schema schema;

	private final VoteStream stream;

	private final Transfer transfer;

	private final Pace pace;

	private final ApplicationEventPublisher events;

	private volatile boolean running;

	private @Nullable Thread thread;

	private Instant nextClaim = Instant.MIN;

	Worker(Schema schema, VoteStream stream, Transfer transfer, Pace pace, ApplicationEventPublisher events) {
		this.schema = schema;
		this.stream = stream;
		this.transfer = transfer;
		this.pace = pace;
		this.events = events;
	}

	@Override
	public void start() {
		this.running = true;
		this.thread = Thread.ofVirtual().name("worker").start(this::run);
	}

	private void run() {
		Backoff backoff = new Backoff();
		try {
			while (this.running) {
				try {
					work(backoff);
				}
				catch (RuntimeException ex) {
					log.warn("Starting over: {}", NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
					backoff.pause();
				}
			}
			this.stream.leave();
		}
		finally {
			// Only an error gets here while there is work; a restart may help where this
			// loop cannot.
			if (this.running) {
				AvailabilityChangeEvent.publish(this.events, this, LivenessState.BROKEN);
			}
		}
	}

	private void work(Backoff backoff) {
		this.schema.migrate();
		this.stream.join();
		List<Entry> unfinished = this.stream.unfinished("0-0");
		while (!unfinished.isEmpty()) {
			this.transfer.move(unfinished);
			unfinished = this.stream.unfinished(unfinished.getLast().id());
		}
		log.info("Working");
		while (this.running) {
			claim();
			this.transfer.move(this.stream.next());
			backoff.reset();
		}
	}

	private void claim() {
		Instant now = Instant.now();
		if (now.isBefore(this.nextClaim)) {
			return;
		}
		List<Entry> abandoned = this.stream.abandoned();
		while (!abandoned.isEmpty()) {
			log.info("Taking over {} votes of a silent worker", abandoned.size());
			this.transfer.move(abandoned);
			abandoned = this.stream.abandoned();
		}
		this.nextClaim = now.plus(this.pace.claimAfter().dividedBy(3));
	}

	@Override
	public void stop() {
		this.running = false;
		if (this.thread != null) {
			try {
				this.thread.join(PATIENCE);
			}
			catch (InterruptedException _) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
