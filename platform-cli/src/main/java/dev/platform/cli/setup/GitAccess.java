package dev.platform.cli.setup;

import org.jspecify.annotations.Nullable;

/**
 * How Argo CD reads the repository.
 *
 * @param url as Argo CD reaches it, which need not be how people do
 * @param username with the password, for a repository that is not public; else null
 */
record GitAccess(String url, String branch, @Nullable String username, @Nullable String password) {
}
