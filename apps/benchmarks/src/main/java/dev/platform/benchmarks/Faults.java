package dev.platform.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

import dev.platform.benchmarks.system.Checkout;
import dev.platform.benchmarks.system.QueueServer;
import dev.platform.benchmarks.system.VotingSystem;

/**
 * Kills one part after the other while votes come in, and counts what is left of them.
 *
 * @param queue the server that keeps votes meanwhile, and dies too
 * @param seed which moments and which order chance picks
 * @param appendfsync when Redis writes to the disk
 * @param claimAfter after how many seconds a worker takes over from a dead one
 */
record Faults(QueueServer queue, int rounds, int seed, String appendfsync, int claimAfter) {

	private static final String ALWAYS = "always";

	Faults {
		if (queue != QueueServer.REDIS && !appendfsync.equals(ALWAYS)) {
			throw new IllegalArgumentException("--appendfsync: only Redis can be told when to write");
		}
	}

	static Faults of(List<String> words) {
		Words options = Words.of(words, Set.of("queue", "rounds", "seed", "appendfsync", "claim-after"));
		return new Faults(QueueServer.of(options.word("queue", "redis", QueueServer.names())),
				options.number("rounds", 20), options.number("seed", (int) (System.nanoTime() & 0xff_ffff) + 1),
				options.word("appendfsync", ALWAYS, Set.of(ALWAYS, "everysec")), options.number("claim-after", 30));
	}

	/** Returns whether every vote was counted exactly once. */
	boolean run(Checkout checkout) throws Exception {
		Figures.tell("%d rounds, --queue %s, --seed %d, --appendfsync %s".formatted(this.rounds, this.queue, this.seed,
				this.appendfsync));
		try (VotingSystem system = system(checkout).start()) {
			return report(play(system));
		}
	}

	VotingSystem system(Checkout checkout) {
		List<String> arguments = (this.queue == QueueServer.REDIS) ? List.of("--appendfsync", this.appendfsync)
				: List.of();
		return VotingSystem.of(checkout, this.queue, arguments, this.claimAfter);
	}

	/** Every part dies before one dies again. */
	List<Outcome> play(VotingSystem system) throws Exception {
		Random random = new Random(this.seed);
		List<Outcome> outcomes = new ArrayList<>();
		List<Victim> victims = new ArrayList<>();
		for (int number = 1; number <= this.rounds; number++) {
			if (victims.isEmpty()) {
				victims.addAll(Victim.all(system));
				Collections.shuffle(victims, random);
			}
			Victim victim = victims.removeLast();
			Outcome outcome = new Round(system, victim, random).play();
			Figures.tell("%3d  kill -9 %-8s  %s".formatted(number, victim.name(), outcome));
			outcomes.add(outcome);
		}
		return outcomes;
	}

	private static boolean report(List<Outcome> outcomes) {
		Figures figures = new Figures();
		figures.add("accepted_votes", outcomes.stream().mapToLong(Outcome::accepted).sum(), "votes");
		figures.add("failed_votes", outcomes.stream().mapToLong(Outcome::failed).sum(), "votes");
		long lost = outcomes.stream().mapToLong(Outcome::lost).sum();
		long twice = outcomes.stream().mapToLong(Outcome::twice).sum();
		figures.add("lost_votes", lost, "votes");
		figures.add("double_votes", twice, "votes");
		figures.add("rounds", outcomes.size(), "rounds");
		figures.print();
		return lost + twice == 0;
	}

}
