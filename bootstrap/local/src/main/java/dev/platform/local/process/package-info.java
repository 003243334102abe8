/**
 * Child processes, their records and what they need from the machine: addresses, names,
 * ports.
 */
@NullMarked
package dev.platform.local.process;

import org.jspecify.annotations.NullMarked;
