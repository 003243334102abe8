package dev.platform.cli.embedded;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An environment of the embedded system.
 *
 * @param revision the commit it was last reconciled to
 * @param message why it could not be, or null
 */
public record LiveEnvironment(String name, @Nullable String revision, @Nullable String message,
		List<LiveService> services) {
}
