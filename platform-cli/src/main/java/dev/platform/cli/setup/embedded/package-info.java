/**
 * The embedded system: up, down, demo.
 */
@NullMarked
package dev.platform.cli.setup.embedded;

import org.jspecify.annotations.NullMarked;
