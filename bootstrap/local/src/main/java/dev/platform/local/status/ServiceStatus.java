package dev.platform.local.status;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A service: what is asked for, what runs, and how it is.
 */
public record ServiceStatus(String name, String kind, String desiredImage, @Nullable String liveImage,
		String desiredRevision, @Nullable String liveRevision, Sync sync, Health health, Instant since,
		@Nullable String url, @Nullable String message, @Nullable Long pid) {
}
