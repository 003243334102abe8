/**
 * The services in the repository.
 */
@NullMarked
package dev.platform.cli.service;

import org.jspecify.annotations.NullMarked;
