/**
 * What changed an environment, and what became of each change.
 */
@NullMarked
package dev.platform.cli.promotion.history;

import org.jspecify.annotations.NullMarked;
