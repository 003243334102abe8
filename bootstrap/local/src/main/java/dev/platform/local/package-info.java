/**
 * The embedded system: a stand-in for a cluster with Argo CD that runs the environments
 * of {@code gitops/} as processes on one Linux machine.
 */
@NullMarked
package dev.platform.local;

import org.jspecify.annotations.NullMarked;
