package dev.platform.cli.gitops;

/**
 * How revisions are shown.
 */
public final class Revisions {

	private static final int SHORT = 7;

	private Revisions() {
	}

	/** The first seven digits of a commit's name, as Git shows it. */
	public static String abbreviated(String revision) {
		return revision.substring(0, Math.min(SHORT, revision.length()));
	}

}
