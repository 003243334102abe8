/**
 * Templates, and the way of what is made from them into the repository and the checkout.
 */
@NullMarked
package dev.platform.cli.scaffold;

import org.jspecify.annotations.NullMarked;
