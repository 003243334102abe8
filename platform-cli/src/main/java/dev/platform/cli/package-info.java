/**
 * The command <code>platform</code>.
 */
@NullMarked
package dev.platform.cli;

import org.jspecify.annotations.NullMarked;
