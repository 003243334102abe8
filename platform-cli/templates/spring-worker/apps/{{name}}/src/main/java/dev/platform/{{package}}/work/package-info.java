/**
 * What {{name}} does.
 */
@NullMarked
package dev.platform.{{package}}.work;

import org.jspecify.annotations.NullMarked;
