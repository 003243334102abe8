/**
 * The queue between the page and this service, whichever server keeps it.
 */
@NullMarked
package dev.platform.worker.queue;

import org.jspecify.annotations.NullMarked;
