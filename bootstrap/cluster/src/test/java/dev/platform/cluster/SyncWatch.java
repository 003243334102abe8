package dev.platform.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import org.awaitility.Awaitility;

/**
 * Notes when an Application was first seen to be synced to each commit, whoever made it
 * and however long that one took to say so.
 */
final class SyncWatch implements AutoCloseable {

	private static final Duration PAUSE = Duration.ofMillis(100);

	private final Map<String, Instant> seen = new ConcurrentHashMap<>();

	private volatile boolean closed;

	SyncWatch(ArgoApplications applications, String name) {
		Thread.ofVirtual().start(() -> {
			while (!this.closed) {
				applications.synced(name).ifPresent((revision) -> this.seen.putIfAbsent(revision, Instant.now()));
				LockSupport.parkNanos(PAUSE.toNanos());
			}
		});
	}

	Instant when(String revision) {
		return Awaitility.await("synced to " + revision)
			.atMost(Duration.ofSeconds(60))
			.until(() -> this.seen.get(revision), (when) -> when != null);
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
