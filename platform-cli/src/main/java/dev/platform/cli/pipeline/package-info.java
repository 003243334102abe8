/**
 * What {@code gitops/pipeline.yaml} says: the environments, their order and their rules.
 */
@NullMarked
package dev.platform.cli.pipeline;

import org.jspecify.annotations.NullMarked;
