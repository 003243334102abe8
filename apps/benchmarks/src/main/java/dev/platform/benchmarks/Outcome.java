package dev.platform.benchmarks;

/**
 * What came of the votes of one round.
 *
 * @param failed how many were answered with an error or not at all
 * @param lost how many were accepted and are not there
 * @param twice how many are there, or in the count, that nobody cast
 */
record Outcome(long accepted, long failed, long lost, long twice) {

	@Override
	public String toString() {
		return "%6d accepted, %5d failed, %d lost, %d double".formatted(this.accepted, this.failed, this.lost,
				this.twice);
	}

}
