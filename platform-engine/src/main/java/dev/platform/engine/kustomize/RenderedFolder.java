package dev.platform.engine.kustomize;

import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What became of a folder that was rendered along with others.
 *
 * @param manifests a stream of YAML documents; empty where it does not build
 * @param problem why it does not build; else null
 */
public record RenderedFolder(String folder, String manifests, @Nullable Problem problem) {
}
