package dev.platform.benchmarks;

import java.util.List;

import dev.platform.benchmarks.system.Service;
import dev.platform.benchmarks.system.VotingSystem;

/**
 * A part of the system that dies and comes back.
 *
 * @param start starts it again and waits until it is ready
 */
record Victim(String name, Runnable kill, Runnable start) {

	static List<Victim> all(VotingSystem system) {
		return List.of(of(system.vote()), of(system.worker()),
				new Victim(system.queue().name(), system.queue()::kill, system.queue()::start),
				new Victim("postgres", system.postgres()::kill, system.postgres()::start));
	}

	private static Victim of(Service service) {
		return new Victim(service.name(), service::kill, () -> {
			service.start();
			service.awaitReady();
		});
	}

}
