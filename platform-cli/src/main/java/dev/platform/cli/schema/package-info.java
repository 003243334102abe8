/**
 * The schemas of Kubernetes and of the custom resources used here, pinned and on disk.
 */
@NullMarked
package dev.platform.cli.schema;

import org.jspecify.annotations.NullMarked;
