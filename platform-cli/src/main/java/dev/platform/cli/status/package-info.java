/**
 * What should run and what runs.
 */
@NullMarked
package dev.platform.cli.status;

import org.jspecify.annotations.NullMarked;
