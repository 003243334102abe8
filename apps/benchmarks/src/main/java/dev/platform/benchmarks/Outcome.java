package dev.platform.benchmarks;

import java.util.HashSet;
import java.util.Set;

import dev.platform.benchmarks.load.Tally;

/**
 * What came of the votes of one round.
 *
 * @param failed how many were answered with an error or not at all
 * @param lost how many were accepted, or there before, and are not there
 * @param twice how many are there, or in the count, that nobody cast
 */
record Outcome(long accepted, long failed, long lost, long twice) {

	/**
	 * Holds what voters were told against what there is.
	 * @param before who had a vote when the round began
	 * @param after who has one now
	 * @param shown by how many votes the page shows more
	 */
	static Outcome of(Tally tally, Set<String> before, Set<String> after, long shown) {
		return of(tally.acceptedVoters(), tally.failedVoters(), before, after, shown);
	}

	// The vote of a voter who was told that it failed may be there, but nobody else's; a
	// voter has one row at most.
	static Outcome of(Set<String> accepted, Set<String> failed, Set<String> before, Set<String> after, long shown) {
		Set<String> strangers = without(after, before);
		strangers.removeAll(accepted);
		strangers.removeAll(failed);
		long lost = without(accepted, after).size() + without(before, after).size();
		long rows = after.size() - before.size();
		return new Outcome(accepted.size(), failed.size(), lost, strangers.size() + Math.abs(shown - rows));
	}

	private static Set<String> without(Set<String> voters, Set<String> others) {
		Set<String> rest = new HashSet<>(voters);
		rest.removeAll(others);
		return rest;
	}

	@Override
	public String toString() {
		return "%6d accepted, %5d failed, %d lost, %d double".formatted(this.accepted, this.failed, this.lost,
				this.twice);
	}

}
