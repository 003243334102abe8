/**
 * The queue as a stream in Redis: the only place that knows Redis.
 */
@NullMarked
package dev.platform.worker.redis;

import org.jspecify.annotations.NullMarked;
