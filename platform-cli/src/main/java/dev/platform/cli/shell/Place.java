package dev.platform.cli.shell;

/**
 * Where the value of a command's parameter stands on the command line.
 */
enum Place {

	/** After its name: {@code --env prod}. */
	OPTION,

	/** At its position among the words that are not options. */
	ARGUMENT,

	/** All words that are not options. */
	ARGUMENTS

}
