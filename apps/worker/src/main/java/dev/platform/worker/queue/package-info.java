/**
 * The queue in Redis: the only place that knows Redis.
 */
@NullMarked
package dev.platform.worker.queue;

import org.jspecify.annotations.NullMarked;
