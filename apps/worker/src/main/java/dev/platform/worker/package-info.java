/**
 * Moves votes from the queue to the database, and loses none.
 */
@NullMarked
package dev.platform.worker;

import org.jspecify.annotations.NullMarked;
