/**
 * How a change gets to the branch: what the rules of an environment say to it, and the
 * pull request that it may need.
 */
@NullMarked
package dev.platform.cli.delivery;

import org.jspecify.annotations.NullMarked;
