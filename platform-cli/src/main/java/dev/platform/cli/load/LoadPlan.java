package dev.platform.cli.load;

import dev.platform.engine.Problem;

/**
 * What to send.
 *
 * @param concurrency how many vote at the same time
 */
record LoadPlan(VoteUrl url, int votesA, int votesB, int concurrency) {

	// A latency is kept for each, and the machine's own ports end long before.
	private static final int MOST_VOTES = 10_000_000;

	private static final int MOST_AT_ONCE = 10_000;

	LoadPlan {
		within("--votes-a", votesA, 0, MOST_VOTES);
		within("--votes-b", votesB, 0, MOST_VOTES);
		within("--concurrency", concurrency, 1, MOST_AT_ONCE);
		if (votesA + votesB == 0) {
			throw Problem.usage("there is no vote to send", "platform load --votes-a 2000 --votes-b 1000 --url " + url);
		}
	}

	private static void within(String option, int value, int least, int most) {
		if (value < least || value > most) {
			throw Problem.usage("%s: %d is not between %d and %d".formatted(option, value, least, most),
					"platform load --help");
		}
	}

	int votes() {
		return this.votesA + this.votesB;
	}

	/** Who is voted for at this place in the order: both options mixed evenly. */
	String choice(int index) {
		long before = (long) index * this.votesA / votes();
		long after = (index + 1L) * this.votesA / votes();
		return (after > before) ? "a" : "b";
	}

}
