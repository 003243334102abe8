/**
 * The bare Git repository that plays the remote: seeded once, followed for ever; the only
 * place that knows JGit.
 */
@NullMarked
package dev.platform.local.repository;

import org.jspecify.annotations.NullMarked;
