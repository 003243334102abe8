package dev.platform.cli.scaffold;

import org.jspecify.annotations.Nullable;

/**
 * A commit that others can see.
 *
 * @param request where the pull request is read that it waits in; null where it is on the
 * branch
 */
record Published(String revision, @Nullable String request) {
}
