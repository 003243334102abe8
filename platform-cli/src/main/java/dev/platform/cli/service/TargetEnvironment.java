package dev.platform.cli.service;

import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.pipeline.EnvironmentName;

/**
 * An environment that a service comes into.
 *
 * @param first whether it is the one that is deployed to
 * @param image what it runs there
 */
record TargetEnvironment(EnvironmentName name, boolean first, ImageReference image) {
}
