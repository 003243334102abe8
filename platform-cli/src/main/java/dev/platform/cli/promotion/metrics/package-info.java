/**
 * DORA's four figures, from the history that Git keeps.
 */
@NullMarked
package dev.platform.cli.promotion.metrics;

import org.jspecify.annotations.NullMarked;
