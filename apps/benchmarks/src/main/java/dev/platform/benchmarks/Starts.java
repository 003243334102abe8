package dev.platform.benchmarks;

import dev.platform.benchmarks.load.Load;
import dev.platform.benchmarks.load.Tally;
import dev.platform.benchmarks.system.Service;
import dev.platform.benchmarks.system.VotingSystem;

/**
 * How long each service takes from its start until it is ready, without an ahead-of-time
 * cache and with one; leaves all of them running.
 */
record Starts(VotingSystem system, Figures figures) {

	private static final int TRAINING_VOTES = 300;

	private static final double NANOS = 1e9;

	void measure() {
		Figures.tell("starting each service without an ahead-of-time cache");
		this.system.queue().start();
		this.system.postgres().start();
		// The worker makes the table that the others are measured with.
		this.system.services().forEach((service) -> measure(service, "start_ready_without_cache"));
		this.system.services().forEach(Service::stop);
		Figures.tell("making the caches");
		this.system.services().forEach(Service::startTraining);
		this.system.services().forEach(Service::awaitReady);
		int[] left = { TRAINING_VOTES };
		new Load(this.system.vote().port(), 2, new Tally()).run(() -> left[0]-- > 0);
		this.system.services().forEach(Service::stop);
		Figures.tell("starting each service with it");
		this.system.services().forEach((service) -> measure(service, "start_ready"));
	}

	private void measure(Service service, String name) {
		long start = System.nanoTime();
		service.start();
		service.awaitReady();
		this.figures.add("%s_%s".formatted(service.name(), name), (System.nanoTime() - start) / NANOS, "s");
	}

}
