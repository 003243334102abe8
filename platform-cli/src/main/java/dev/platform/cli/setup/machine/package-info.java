/**
 * This machine: its checkout, its programs, and what was started on it last.
 */
@NullMarked
package dev.platform.cli.setup.machine;

import org.jspecify.annotations.NullMarked;
