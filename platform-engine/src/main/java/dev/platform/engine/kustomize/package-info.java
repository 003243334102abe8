/**
 * Kustomize, as a process.
 */
@NullMarked
package dev.platform.engine.kustomize;

import org.jspecify.annotations.NullMarked;
