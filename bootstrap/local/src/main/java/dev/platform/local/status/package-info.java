/**
 * What the embedded system says about itself in {@code status.json}.
 */
@NullMarked
package dev.platform.local.status;

import org.jspecify.annotations.NullMarked;
