/**
 * Starts {{name}}.
 */
@NullMarked
package dev.platform.{{package}};

import org.jspecify.annotations.NullMarked;
