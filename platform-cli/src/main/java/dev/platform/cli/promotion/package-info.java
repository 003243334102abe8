/**
 * The path of a change: deploy, promote, roll back, compare, look back.
 */
@NullMarked
package dev.platform.cli.promotion;

import org.jspecify.annotations.NullMarked;
