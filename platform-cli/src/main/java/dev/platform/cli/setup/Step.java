package dev.platform.cli.setup;

/**
 * A part of a long command.
 *
 * @param result what it did, in a few words
 */
record Step(String name, double seconds, String result) {
}
