/**
 * A real cluster: made or found, filled, planned, removed.
 */
@NullMarked
package dev.platform.cli.setup.cluster;

import org.jspecify.annotations.NullMarked;
