/**
 * YAML files, edited without a change to any byte but those of the value.
 */
@NullMarked
package dev.platform.cli.yaml;

import org.jspecify.annotations.NullMarked;
