package dev.platform.cli.status;

import java.time.Instant;

import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.Rollout;
import org.jspecify.annotations.Nullable;

/**
 * One service in one environment.
 *
 * @param image what Git asks for
 * @param liveImage what runs; null when nothing does
 * @param liveRevision the newest commit whose manifests are what runs
 * @param since when the health became what it is
 */
record ServiceStatus(String environment, String service, String image, @Nullable String liveImage,
		@Nullable String liveRevision, String sync, String health, @Nullable Instant since, @Nullable String url,
		@Nullable String message) {

	/**
	 * Whether what Git asks for is what runs, and it is well. What is not released yet
	 * does not run.
	 */
	boolean settled() {
		boolean there = ImageReference.written(this.image).isUnreleased() ? this.liveImage == null
				: this.image.equals(this.liveImage);
		return there && this.sync.equals("Synced") && this.health.equals("Healthy");
	}

	static ServiceStatus of(ImageReference image, String sync, Rollout rollout) {
		return new ServiceStatus(rollout.environment(), rollout.service(), image.toString(), rollout.liveImage(image),
				rollout.liveRevision(), sync, rollout.health(), rollout.since(), rollout.url(), rollout.message());
	}

}
