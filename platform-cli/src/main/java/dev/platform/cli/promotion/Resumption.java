package dev.platform.cli.promotion;

import java.util.function.Supplier;

import dev.platform.cli.output.Progress;

/**
 * Says, when somebody interrupts what is under way, what stays and how to go on.
 */
final class Resumption implements AutoCloseable {

	private final Thread interrupted;

	/**
	 * From now on until it is closed.
	 * @param told what to say, asked for at that moment
	 */
	Resumption(Progress progress, Supplier<String> told) {
		this.interrupted = new Thread(() -> progress.tell(told.get()));
		Runtime.getRuntime().addShutdownHook(this.interrupted);
	}

	@Override
	public void close() {
		try {
			Runtime.getRuntime().removeShutdownHook(this.interrupted);
		}
		catch (IllegalStateException ex) {
			// It is ending this very moment, and the hook has its say. What follows a
			// wait,
			// a revert above all, is not begun any more.
			halt();
		}
	}

	private static void halt() {
		try {
			Thread.sleep(Long.MAX_VALUE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
