/**
 * What manifests must be like: Kubernetes' own admission policies evaluated here, and the
 * rules that need several objects at once.
 */
@NullMarked
package dev.platform.cli.policy;

import org.jspecify.annotations.NullMarked;
