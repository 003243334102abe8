package dev.platform.cli.gitops;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How far a service of an environment has got; sync and health are Argo CD's words.
 *
 * @param desiredImage what the system has read from Git; null before it has
 * @param liveImage what runs; null when nothing does
 * @param desiredRevision the newest commit that the system has compared with what runs
 * @param operating whether it is still bringing something about, or has not looked since
 * at what came of it
 * @param liveRevision the newest commit whose manifests are what runs
 * @param since when the health became what it is
 */
public record Rollout(String environment, String service, @Nullable String desiredImage, @Nullable String liveImage,
		@Nullable String desiredRevision, @Nullable String liveRevision, boolean operating, String sync, String health,
		@Nullable Instant since, @Nullable String url, @Nullable String message) {
}
