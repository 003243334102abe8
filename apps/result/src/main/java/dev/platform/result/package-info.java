/**
 * Shows the counts to everybody who watches, as they change.
 */
@NullMarked
package dev.platform.result;

import org.jspecify.annotations.NullMarked;
