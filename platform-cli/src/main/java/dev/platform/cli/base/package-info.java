/**
 * The bases of other repositories: fetched on request, never by a command that reads.
 */
@NullMarked
package dev.platform.cli.base;

import org.jspecify.annotations.NullMarked;
