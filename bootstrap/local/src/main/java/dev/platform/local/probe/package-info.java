/**
 * Kubernetes probes, carried out against a process.
 */
@NullMarked
package dev.platform.local.probe;

import org.jspecify.annotations.NullMarked;
