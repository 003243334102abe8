/**
 * The edge: words in, text out.
 */
@NullMarked
package dev.platform.cli.shell;

import org.jspecify.annotations.NullMarked;
