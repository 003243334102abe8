package dev.platform.cli.setup.machine;

/**
 * A part of a long command.
 *
 * @param result what it did, in a few words
 */
public record Step(String name, double seconds, String result) {
}
