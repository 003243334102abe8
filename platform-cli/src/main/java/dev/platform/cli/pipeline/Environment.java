package dev.platform.cli.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * A stage of the pipeline.
 *
 * @param after where its releases come from; null for the first, which is deployed to
 */
public record Environment(EnvironmentName name, @Nullable EnvironmentName after, Rules rules, RolloutRules rollout) {
}
