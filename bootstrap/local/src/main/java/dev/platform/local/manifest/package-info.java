/**
 * What a commit asks for: {@code gitops/} rendered by kustomize and read into records.
 */
@NullMarked
package dev.platform.local.manifest;

import org.jspecify.annotations.NullMarked;
