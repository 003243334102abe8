package dev.platform.cli.shell;

/**
 * The group of the commands about the command line itself; the help lists it last.
 */
final class ShellGroup {

	static final String NAME = "Shell";

	static final int ORDER = 1000;

	private ShellGroup() {
	}

}
