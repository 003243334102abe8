/**
 * Pull requests, through the interfaces of GitHub, GitLab and Gitea.
 */
@NullMarked
package dev.platform.cli.forge;

import org.jspecify.annotations.NullMarked;
