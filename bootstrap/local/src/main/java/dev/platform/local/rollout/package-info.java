/**
 * Makes what runs equal to what a commit asks for, one service at a time, keeping the old
 * one until the new is ready.
 */
@NullMarked
package dev.platform.local.rollout;

import org.jspecify.annotations.NullMarked;
