/**
 * Who asks, told by the proxies that are trusted, and how much of this service one client
 * may hold at once.
 */
@NullMarked
package dev.platform.vote.client;

import org.jspecify.annotations.NullMarked;
