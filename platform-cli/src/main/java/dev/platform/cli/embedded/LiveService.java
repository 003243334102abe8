package dev.platform.cli.embedded;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A service of the embedded system; sync and health are Argo CD's words.
 */
public record LiveService(String name, @Nullable String desiredImage, @Nullable String liveImage,
		@Nullable String desiredRevision, @Nullable String liveRevision, String sync, String health,
		@Nullable Instant since, @Nullable String url, @Nullable String message) {

	/** Whether what is wanted is what runs, and it is well. */
	public boolean settled() {
		return this.sync.equals("Synced") && this.health.equals("Healthy");
	}

}
