/**
 * The queue between this service and the worker, whichever server keeps it.
 */
@NullMarked
package dev.platform.vote.queue;

import org.jspecify.annotations.NullMarked;
