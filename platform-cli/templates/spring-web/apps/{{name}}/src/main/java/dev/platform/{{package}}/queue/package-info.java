{{#redis}}
/**
 * The way to Redis.
 */
@NullMarked
package dev.platform.{{package}}.queue;

import org.jspecify.annotations.NullMarked;
{{/redis}}
