/**
 * The page people vote on, and nothing behind the queue.
 */
@NullMarked
package dev.platform.vote;

import org.jspecify.annotations.NullMarked;
