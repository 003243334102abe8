package dev.platform.cli.shell;

/**
 * A choice with a name of two words.
 */
enum Ripeness {

	GREEN, JUST_RIGHT

}
