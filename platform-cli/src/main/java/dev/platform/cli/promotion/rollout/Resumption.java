package dev.platform.cli.promotion.rollout;

import java.util.function.Supplier;

import dev.platform.cli.output.ExitHook;
import dev.platform.cli.output.Progress;

/**
 * Says, when somebody interrupts what is under way, what stays and how to go on.
 */
public final class Resumption implements AutoCloseable {

	private final ExitHook interrupted;

	private Supplier<String> told;

	private boolean begun;

	/**
	 * From now on until it is closed.
	 * @param told what to say, asked for at that moment
	 */
	public Resumption(Progress progress, Supplier<String> told) {
		this.told = told;
		this.interrupted = new ExitHook(() -> progress.tell(last().get()));
	}

	/**
	 * From now on it says something else: what is under way has got further. Once it has
	 * been said, what would follow, a revert above all, is not begun any more.
	 */
	public void says(Supplier<String> next) {
		if (!replaced(next)) {
			ExitHook.halt();
		}
	}

	private synchronized boolean replaced(Supplier<String> next) {
		this.told = next;
		return !this.begun;
	}

	private synchronized Supplier<String> last() {
		this.begun = true;
		return this.told;
	}

	@Override
	public void close() {
		this.interrupted.close();
	}

}
