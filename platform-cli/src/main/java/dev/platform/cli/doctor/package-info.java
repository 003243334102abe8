/**
 * What this machine and everything it talks to lack.
 */
@NullMarked
package dev.platform.cli.doctor;

import org.jspecify.annotations.NullMarked;
