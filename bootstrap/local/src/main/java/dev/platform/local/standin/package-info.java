/**
 * What runs in place of an image: PostgreSQL, Redis or a jar that this checkout has
 * built.
 */
@NullMarked
package dev.platform.local.standin;

import org.jspecify.annotations.NullMarked;
