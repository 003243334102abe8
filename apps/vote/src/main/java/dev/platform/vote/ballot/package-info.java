/**
 * What is voted on, and the sealed ballot that each voter keeps.
 */
@NullMarked
package dev.platform.vote.ballot;

import org.jspecify.annotations.NullMarked;
