/**
 * Whether what is written can be delivered.
 */
@NullMarked
package dev.platform.cli.validation;

import org.jspecify.annotations.NullMarked;
