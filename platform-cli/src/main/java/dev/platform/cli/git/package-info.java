/**
 * The Git remote, through JGit.
 */
@NullMarked
package dev.platform.cli.git;

import org.jspecify.annotations.NullMarked;
