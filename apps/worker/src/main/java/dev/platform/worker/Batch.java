package dev.platform.worker;

import java.util.ArrayList;
import java.util.List;

import dev.platform.worker.queue.DeadLetter;
import dev.platform.worker.queue.Entry;
import dev.platform.worker.store.Vote;

/**
 * Entries of the queue, sorted into votes and what can never be one.
 */
record Batch(List<Entry> readable, List<Vote> votes, List<DeadLetter> dead) {

	static Batch of(List<Entry> entries) {
		Batch batch = new Batch(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		entries.forEach(batch::add);
		return batch;
	}

	private void add(Entry entry) {
		try {
			this.votes.add(Vote.of(entry.fields(), entry.era(), entry.number()));
			this.readable.add(entry);
		}
		catch (IllegalArgumentException ex) {
			this.dead.add(new DeadLetter(entry, String.valueOf(ex.getMessage())));
		}
	}

}
