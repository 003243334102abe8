package dev.platform.worker;

import java.util.List;

import dev.platform.worker.queue.Burial;
import dev.platform.worker.queue.DeadLetter;
import dev.platform.worker.queue.Entry;
import dev.platform.worker.queue.VoteQueue;
import dev.platform.worker.store.VoteStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Moves entries to the database and takes them off the queue after that, never before.
 */
@Component
class Transfer {

	private static final Logger log = LoggerFactory.getLogger(Transfer.class);

	private final VoteQueue queue;

	private final VoteStore store;

	private final Metrics metrics;

	private final Traces traces;

	Transfer(VoteQueue queue, VoteStore store, Metrics metrics, Traces traces) {
		this.queue = queue;
		this.store = store;
		this.metrics = metrics;
		this.traces = traces;
	}

	void move(List<Entry> entries) {
		this.traces.inSpan(entries, () -> moveTogether(entries));
	}

	private void moveTogether(List<Entry> entries) {
		Batch batch = Batch.of(entries);
		try {
			int counted = this.store.store(batch.votes());
			this.metrics.stored(batch.votes(), counted);
			this.queue.settle(batch.readable());
		}
		catch (DataIntegrityViolationException ex) {
			moveOneByOne(batch.readable(), ex);
		}
		batch.dead().forEach(this::bury);
	}

	// The database objects to something in the batch: halve it until that stands alone.
	private void moveOneByOne(List<Entry> entries, DataIntegrityViolationException objection) {
		if (entries.size() == 1) {
			bury(new DeadLetter(entries.getFirst(),
					"refused by the database: " + objection.getMostSpecificCause().getMessage()));
			return;
		}
		int half = entries.size() / 2;
		moveTogether(entries.subList(0, half));
		moveTogether(entries.subList(half, entries.size()));
	}

	private void bury(DeadLetter letter) {
		log.warn("Entry {} is no vote: {}", letter.entry().place(), letter.reason());
		Burial burial = this.queue.bury(letter);
		if (burial.done()) {
			this.metrics.deadLettered(burial.dropped());
		}
	}

}
