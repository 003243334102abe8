package dev.platform.worker;

import java.time.Duration;
import java.util.List;

import dev.platform.worker.queue.Entry;
import dev.platform.worker.queue.Pace;
import dev.platform.worker.queue.VoteQueue;
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
 * Works for as long as the process lives, and starts over whenever the queue or
 * PostgreSQL went away.
 */
@Component
class Worker implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Worker.class);

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Schema schema;

	private final VoteQueue queue;

	private final Transfer transfer;

	private final Pace pace;

	private final ApplicationEventPublisher events;

	private volatile boolean running;

	private @Nullable Thread thread;

	Worker(Schema schema, VoteQueue queue, Transfer transfer, Pace pace, ApplicationEventPublisher events) {
		this.schema = schema;
		this.queue = queue;
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
			this.queue.leave();
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
		this.queue.join();
		log.info("Working");
		try (Prefetch prefetch = new Prefetch(this.queue, this.pace)) {
			prefetch.start();
			while (this.running) {
				List<Entry> entries = prefetch.take();
				prefetch.start();
				this.transfer.move(entries);
				backoff.reset();
			}
			this.transfer.move(prefetch.take());
		}
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
