/**
 * The votes in PostgreSQL, and their schema.
 */
@NullMarked
package dev.platform.worker.store;

import org.jspecify.annotations.NullMarked;
