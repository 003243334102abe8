package dev.platform.cli.shell;

/**
 * A shell with completion by script.
 */
enum TargetShell {

	BASH, ZSH

}
