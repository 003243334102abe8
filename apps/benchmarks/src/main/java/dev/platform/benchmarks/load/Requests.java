package dev.platform.benchmarks.load;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The votes that a load sends, one after the other.
 */
interface Requests {

	// Two for the first option and one for the second, as the seed has it.
	List<String> CHOICES = List.of("a", "b", "a");

	Request next();

	/** Without a cookie: the service makes a voter of each. */
	static Requests ofNewcomers(int port) {
		List<Request> votes = CHOICES.stream().map((choice) -> Request.ofNewcomer(choice, port)).toList();
		AtomicInteger sent = new AtomicInteger();
		return () -> votes.get(Math.floorMod(sent.incrementAndGet(), votes.size()));
	}

	/** Each of another voter, who has a ballot already. */
	static Requests of(Ballots ballots, int port) {
		AtomicInteger sent = new AtomicInteger();
		return () -> Request.of(ballots.next(), CHOICES.get(Math.floorMod(sent.incrementAndGet(), CHOICES.size())),
				port);
	}

}
