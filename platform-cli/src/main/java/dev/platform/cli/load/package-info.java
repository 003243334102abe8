/**
 * Many votes at once, and how the voting application bore them.
 */
@NullMarked
package dev.platform.cli.load;

import org.jspecify.annotations.NullMarked;
