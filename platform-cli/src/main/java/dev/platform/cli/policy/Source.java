package dev.platform.cli.policy;

/**
 * A line of a file in the repository.
 *
 * @param line the first is 1
 */
record Source(String file, int line) {
}
