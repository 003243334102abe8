/**
 * The embedded system, as it reports itself.
 */
@NullMarked
package dev.platform.cli.embedded;

import org.jspecify.annotations.NullMarked;
