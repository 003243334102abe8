/**
 * Container images, through Maven and Jib.
 */
@NullMarked
package dev.platform.cli.image;

import org.jspecify.annotations.NullMarked;
