package dev.platform.local.rollout;

import dev.platform.local.manifest.Workload;

/**
 * What a commit asks for.
 */
record Desired(Workload workload, String revision) {
}
