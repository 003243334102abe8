/**
 * YAML files, edited without a change to any byte but those of the value.
 */
@NullMarked
package dev.platform.engine.yaml;

import org.jspecify.annotations.NullMarked;
