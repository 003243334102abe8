/**
 * The queue in Redis: the only place that knows Redis.
 */
@NullMarked
package dev.platform.vote.queue;

import org.jspecify.annotations.NullMarked;
