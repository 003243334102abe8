package dev.platform.cli.scaffold;

/**
 * Puts the checkout back as it was when somebody interrupts what is done in it.
 */
final class UndoOnExit implements AutoCloseable {

	private final Thread undo;

	/** From now on until it is closed. */
	UndoOnExit(CheckoutFiles files) {
		this.undo = new Thread(files::undo);
		Runtime.getRuntime().addShutdownHook(this.undo);
	}

	@Override
	public void close() {
		try {
			Runtime.getRuntime().removeShutdownHook(this.undo);
		}
		catch (IllegalStateException ex) {
			// It is ending this very moment: what would follow, the push, is not begun.
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
