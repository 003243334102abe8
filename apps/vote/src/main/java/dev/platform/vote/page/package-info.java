/**
 * The page itself: the form, the cookie, and what is refused.
 */
@NullMarked
package dev.platform.vote.page;

import org.jspecify.annotations.NullMarked;
