package dev.platform.vote.queue;

import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Logs when the queue stops taking votes and when it goes on, not each vote in between:
 * those are counted.
 */
@Component
class Outage {

	private static final Logger log = LoggerFactory.getLogger(Outage.class);

	private final AtomicBoolean lasts = new AtomicBoolean();

	void refused(QueueUnavailable unavailable) {
		if (this.lasts.compareAndSet(false, true)) {
			log.warn(unavailable.getMessage());
		}
	}

	// Read first: this is asked for every vote.
	void taken() {
		if (this.lasts.get() && this.lasts.compareAndSet(true, false)) {
			log.info("The queue takes votes again");
		}
	}

}
