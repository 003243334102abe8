package dev.platform.cli.gitops;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.platform.cli.pipeline.EnvironmentName;
import org.jspecify.annotations.Nullable;

/**
 * How far a service of an environment has got; sync and health are Argo CD's words.
 *
 * @param desiredImage what the system has read from Git; null before it has
 * @param liveImages what runs, sidecars too; empty when nothing does
 * @param desiredRevision the newest commit that the system has compared with what runs
 * @param operating whether it is still bringing something about, or has not looked since
 * at what came of it
 * @param liveRevision the newest commit whose manifests are what runs
 * @param since when the health became what it is
 */
public record Rollout(String environment, String service, @Nullable String desiredImage, List<String> liveImages,
		@Nullable String desiredRevision, @Nullable String liveRevision, boolean operating, String sync, String health,
		@Nullable Instant since, @Nullable String url, @Nullable String message) {

	public boolean isSynced() {
		return this.sync.equals("Synced");
	}

	public boolean isHealthy() {
		return this.health.equals("Healthy");
	}

	public boolean isOf(EnvironmentName environment, ServiceName service) {
		return this.environment.equals(environment.value()) && this.service.equals(service.value());
	}

	/**
	 * What runs of the service itself: of the repository that is wanted, or of one named
	 * after the service, or the only one; null when nothing does.
	 */
	public @Nullable String liveImage(ImageReference wanted) {
		return this.liveImages.stream()
			.filter((image) -> repository(image).equals(wanted.repository()))
			.findFirst()
			.or(() -> this.liveImages.stream()
				.filter((image) -> ("/" + repository(image)).endsWith("/" + this.service))
				.findFirst())
			.or(() -> (this.liveImages.size() == 1) ? Optional.of(this.liveImages.getFirst()) : Optional.empty())
			.orElse(null);
	}

	/** Whether what is wanted runs; what is not released yet does by not running. */
	public boolean runs(ImageReference wanted) {
		return wanted.isUnreleased() ? this.liveImages.isEmpty() : wanted.toString().equals(liveImage(wanted));
	}

	private static String repository(String image) {
		return image.replaceFirst("@.*$", "").replaceFirst(":[^:/]*$", "");
	}

}
