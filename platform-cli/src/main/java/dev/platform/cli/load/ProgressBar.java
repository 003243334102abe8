package dev.platform.cli.load;

/**
 * How much of a work is done, as a line.
 */
final class ProgressBar {

	private static final int WIDTH = 40;

	private static final int ALL = 100;

	private ProgressBar() {
	}

	static String of(int done, int all) {
		int filled = (int) ((long) done * WIDTH / all);
		return "[%s%s] %3d%%  %,d of %,d votes".formatted("#".repeat(filled), ".".repeat(WIDTH - filled),
				(long) done * ALL / all, done, all);
	}

}
