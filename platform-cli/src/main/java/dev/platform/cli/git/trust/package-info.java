/**
 * The keys that a repository trusts, and whether a commit is signed by one of them.
 */
@NullMarked
package dev.platform.cli.git.trust;

import org.jspecify.annotations.NullMarked;
