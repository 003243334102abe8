/**
 * What {{name}} answers.
 */
@NullMarked
package dev.platform.{{package}}.page;

import org.jspecify.annotations.NullMarked;
