/**
 * The way in: TLS, routes by host and path, and the local certificate authority; the only
 * place that knows Undertow.
 */
@NullMarked
package dev.platform.local.edge;

import org.jspecify.annotations.NullMarked;
