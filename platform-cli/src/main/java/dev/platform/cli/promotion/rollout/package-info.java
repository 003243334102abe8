/**
 * What follows a commit: waiting until it is proven, or telling how to wait on.
 */
@NullMarked
package dev.platform.cli.promotion.rollout;

import org.jspecify.annotations.NullMarked;
