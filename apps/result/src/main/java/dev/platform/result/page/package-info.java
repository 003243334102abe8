/**
 * The page, and the counts for scripts.
 */
@NullMarked
package dev.platform.result.page;

import org.jspecify.annotations.NullMarked;
