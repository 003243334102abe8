/**
 * The GitOps repository as values: environments, services, overlays and the edits made to
 * them.
 */
@NullMarked
package dev.platform.cli.gitops;

import org.jspecify.annotations.NullMarked;
