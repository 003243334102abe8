/**
 * Rendered resources as values, and what a difference between two renderings does to a
 * cluster.
 */
@NullMarked
package dev.platform.cli.manifest;

import org.jspecify.annotations.NullMarked;
