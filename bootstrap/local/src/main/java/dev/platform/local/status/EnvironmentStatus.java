package dev.platform.local.status;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An environment: the commit it was last made equal to, and why not to a later one.
 */
public record EnvironmentStatus(String name, @Nullable String revision, @Nullable String message,
		List<ServiceStatus> services) {
}
