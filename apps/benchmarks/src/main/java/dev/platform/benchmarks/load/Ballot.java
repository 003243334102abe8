package dev.platform.benchmarks.load;

/**
 * A voter, and the cookie by which the service knows them.
 */
record Ballot(String voter, String cookie) {
}
