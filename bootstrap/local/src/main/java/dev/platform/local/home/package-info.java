/**
 * The folder where everything lives that the embedded system must not forget.
 */
@NullMarked
package dev.platform.local.home;

import org.jspecify.annotations.NullMarked;
