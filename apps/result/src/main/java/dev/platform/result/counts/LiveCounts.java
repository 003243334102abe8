package dev.platform.result.counts;

import java.time.Duration;
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

	private volatile Tally current = Tally.NONE;

	public Tally current() {
		return this.current;
	}

	/**
	 * Waits until the counts differ from those seen.
	 * @param seen the counts the watcher has, or null for a new watcher
	 * @return the new counts, or those seen if they held for so long
	 */
	public Tally awaitOtherThan(@Nullable Tally seen, Duration atMost) throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			long left = atMost.toNanos();
			while (this.current.equals(seen) && left > 0) {
				left = this.changed.awaitNanos(left);
			}
			return this.current;
		}
		finally {
			this.lock.unlock();
		}
	}

	void publish(Tally tally) {
		this.lock.lock();
		try {
			if (!tally.equals(this.current)) {
				this.current = tally;
				this.changed.signalAll();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}
