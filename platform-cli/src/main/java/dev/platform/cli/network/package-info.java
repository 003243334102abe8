/**
 * How the outside is reached: through which proxy, and trusting whom.
 */
@NullMarked
package dev.platform.cli.network;

import org.jspecify.annotations.NullMarked;
