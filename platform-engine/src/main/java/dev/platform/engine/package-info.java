/**
 * What every face of the platform has in common: how a request fails.
 */
@NullMarked
package dev.platform.engine;

import org.jspecify.annotations.NullMarked;
