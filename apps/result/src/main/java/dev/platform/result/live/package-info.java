/**
 * The counts over WebSockets.
 */
@NullMarked
package dev.platform.result.live;

import org.jspecify.annotations.NullMarked;
