/**
 * The files of a repository at one revision, and those that a folder is rendered from.
 */
@NullMarked
package dev.platform.engine.repository;

import org.jspecify.annotations.NullMarked;
