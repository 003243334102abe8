/**
 * The queue as a stream in NATS JetStream: the only place that knows NATS.
 */
@NullMarked
package dev.platform.worker.nats;

import org.jspecify.annotations.NullMarked;
