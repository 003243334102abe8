/**
 * Kustomizations: the files they refer to, each checked before kustomize reads it.
 */
@NullMarked
package dev.platform.engine.kustomization;

import org.jspecify.annotations.NullMarked;
