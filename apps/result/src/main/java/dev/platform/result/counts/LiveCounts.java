package dev.platform.result.counts;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The counts last heard of, in memory, for any number of watchers; whoever is slow skips
 * what has passed.
 */
@Component
public class LiveCounts {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	// Nothing before the first reading: no counts are known then, which is not zero.
	private volatile @Nullable Reading current;

	public @Nullable Reading current() {
		return this.current;
	}

	/**
	 * Waits until there is something else to tell than what was seen.
	 * @param seen what the watcher has, or null for a new watcher
	 * @return the new reading, or what was seen if it held for so long
	 */
	public @Nullable Reading awaitOtherThan(@Nullable Reading seen, Duration atMost) throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			long left = atMost.toNanos();
			while (Objects.equals(this.current, seen) && left > 0) {
				left = this.changed.awaitNanos(left);
			}
			return this.current;
		}
		finally {
			this.lock.unlock();
		}
	}

	void publish(Tally tally) {
		tell(new Reading(tally, false));
	}

	/**
	 * Says that the counts may have changed without anybody's noticing.
	 */
	void doubt() {
		if (this.current instanceof Reading last) {
			tell(last.outdated());
		}
	}

	private void tell(Reading reading) {
		this.lock.lock();
		try {
			if (!reading.equals(this.current)) {
				this.current = reading;
				this.changed.signalAll();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}
