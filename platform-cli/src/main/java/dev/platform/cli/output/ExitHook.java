package dev.platform.cli.output;

/**
 * Does something when the program is ended while something else is under way.
 */
public final class ExitHook implements AutoCloseable {

	private final Thread hook;

	/** From now on until it is closed. */
	public ExitHook(Runnable action) {
		this.hook = new Thread(action);
		Runtime.getRuntime().addShutdownHook(this.hook);
	}

	@Override
	public void close() {
		try {
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (IllegalStateException ex) {
			// It is ending this very moment, and the hook has its way.
			halt();
		}
	}

	/** Does not come back: what would follow is not begun in a program that ends. */
	public static void halt() {
		try {
			Thread.sleep(Long.MAX_VALUE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
