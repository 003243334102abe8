/**
 * The system on this machine: up, down, demo.
 */
@NullMarked
package dev.platform.cli.setup;

import org.jspecify.annotations.NullMarked;
