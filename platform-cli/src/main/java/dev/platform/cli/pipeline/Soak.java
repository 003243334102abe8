package dev.platform.cli.pipeline;

import java.time.Duration;

/**
 * How long a release has to stay, healthy, in the environment before.
 */
public record Soak(Rule rule, Duration period) {
}
