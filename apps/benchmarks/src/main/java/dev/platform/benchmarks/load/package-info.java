/**
 * Votes over HTTP from many connections, at little cost to the machine that is measured.
 */
@NullMarked
package dev.platform.benchmarks.load;

import org.jspecify.annotations.NullMarked;
