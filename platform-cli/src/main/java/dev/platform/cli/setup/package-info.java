/**
 * The words for what a platform runs on: the embedded system or a cluster.
 */
@NullMarked
package dev.platform.cli.setup;

import org.jspecify.annotations.NullMarked;
