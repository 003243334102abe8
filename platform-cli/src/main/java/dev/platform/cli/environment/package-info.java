/**
 * The environments of the pipeline.
 */
@NullMarked
package dev.platform.cli.environment;

import org.jspecify.annotations.NullMarked;
