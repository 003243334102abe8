/**
 * The voting application, called as a browser would call it.
 */
@NullMarked
package dev.platform.cli.voting;

import org.jspecify.annotations.NullMarked;
