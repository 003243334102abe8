/**
 * Kustomize, as a process.
 */
@NullMarked
package dev.platform.cli.kustomize;

import org.jspecify.annotations.NullMarked;
