package dev.platform.cli.policy;

import dev.platform.cli.pipeline.EnvironmentName;

/**
 * What a folder of an environment renders to.
 *
 * @param folder {@code gitops/overlays/prod/vote}
 * @param manifests a stream of YAML documents
 */
public record RenderedOverlay(EnvironmentName environment, String folder, String manifests) {
}
