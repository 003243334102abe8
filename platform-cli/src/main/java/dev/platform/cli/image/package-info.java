/**
 * Container images, through Maven and Jib, and the registries that they are in.
 */
@NullMarked
package dev.platform.cli.image;

import org.jspecify.annotations.NullMarked;
