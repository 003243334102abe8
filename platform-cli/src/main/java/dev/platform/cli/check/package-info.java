/**
 * The checks after a rollout: pages and Prometheus queries.
 */
@NullMarked
package dev.platform.cli.check;

import org.jspecify.annotations.NullMarked;
