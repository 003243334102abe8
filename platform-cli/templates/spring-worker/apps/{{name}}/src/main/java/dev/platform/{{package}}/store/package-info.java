{{#postgres}}
/**
 * The tables of {{name}}.
 */
@NullMarked
package dev.platform.{{package}}.store;

import org.jspecify.annotations.NullMarked;
{{/postgres}}
