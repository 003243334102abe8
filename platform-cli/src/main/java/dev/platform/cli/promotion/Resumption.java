package dev.platform.cli.promotion;

import java.util.function.Supplier;

import dev.platform.cli.output.Progress;

/**
 * Says, when somebody interrupts what is under way, what stays and how to go on.
 */
final class Resumption implements AutoCloseable {

	private final Thread interrupted;

	private Supplier<String> told;

	private boolean begun;

	/**
	 * From now on until it is closed.
	 * @param told what to say, asked for at that moment
	 */
	Resumption(Progress progress, Supplier<String> told) {
		this.told = told;
		this.interrupted = new Thread(() -> progress.tell(last().get()));
		Runtime.getRuntime().addShutdownHook(this.interrupted);
	}

	/** From now on it says something else: what is under way has got further. */
	void says(Supplier<String> next) {
		if (!replaced(next)) {
			halt();
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
		try {
			Runtime.getRuntime().removeShutdownHook(this.interrupted);
		}
		catch (IllegalStateException ex) {
			// It is ending this very moment, and the hook has its say.
			halt();
		}
	}

	// What would follow, a revert above all, is not begun any more.
	private static void halt() {
		try {
			Thread.sleep(Long.MAX_VALUE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
