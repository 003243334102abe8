/**
 * The counts in PostgreSQL, and the news that they changed.
 */
@NullMarked
package dev.platform.result.counts;

import org.jspecify.annotations.NullMarked;
