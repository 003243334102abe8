package dev.platform.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Somebody who asks for a page again and again until told to stop.
 */
final class Visitors implements AutoCloseable {

	private final CompletableFuture<List<Integer>> statuses;

	private volatile boolean stop;

	Visitors(Site site, String path) {
		this.statuses = CompletableFuture.supplyAsync(() -> {
			List<Integer> all = new ArrayList<>();
			while (!this.stop) {
				all.add(site.status(path));
			}
			return all;
		});
	}

	/** The status codes of all their requests, 0 for one without an answer. */
	List<Integer> statuses() {
		close();
		return this.statuses.join();
	}

	@Override
	public void close() {
		this.stop = true;
	}

}
