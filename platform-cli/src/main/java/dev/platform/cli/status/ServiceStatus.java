package dev.platform.cli.status;

import java.time.Instant;

import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.Rollout;
import org.jspecify.annotations.Nullable;

/**
 * One service in one environment.
 *
 * @param image what Git asks for; null where that cannot be read, the message tells why
 * @param liveImage what runs; null when nothing does
 * @param liveRevision the newest commit whose manifests are what runs
 * @param since when the health became what it is
 */
record ServiceStatus(String environment, String service, @Nullable String image, @Nullable String liveImage,
		@Nullable String liveRevision, String sync, String health, @Nullable Instant since, @Nullable String url,
		@Nullable String message) {

	/**
	 * Whether what Git asks for is what runs, and it is well. What is not released yet
	 * does not run, and nobody may know of it.
	 */
	boolean settled() {
		if (this.image == null) {
			return false;
		}
		if (ImageReference.written(this.image).isUnreleased()) {
			return this.liveImage == null && !this.sync.equals("OutOfSync");
		}
		return this.image.equals(this.liveImage) && this.sync.equals("Synced") && this.health.equals("Healthy");
	}

	boolean isReadable() {
		return this.image != null;
	}

	/** {@code prod/vote}. */
	String name() {
		return this.environment + "/" + this.service;
	}

	static ServiceStatus unreadable(Overlay overlay, @Nullable String reason) {
		return new ServiceStatus(overlay.environment().value(), overlay.service().value(), null, null, null, "Unknown",
				"Unknown", null, null, reason);
	}

	static ServiceStatus of(ImageReference image, String sync, Rollout rollout) {
		return new ServiceStatus(rollout.environment(), rollout.service(), image.toString(), rollout.liveImage(image),
				rollout.liveRevision(), sync, rollout.health(), rollout.since(), rollout.url(), rollout.message());
	}

}
