package dev.platform.local.manifest;

import org.jspecify.annotations.Nullable;

/**
 * The probes of a container; those it does not declare are absent.
 */
public record Probes(@Nullable Probe startup, @Nullable Probe readiness, @Nullable Probe liveness) {
}
