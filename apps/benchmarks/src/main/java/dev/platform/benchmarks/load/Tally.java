package dev.platform.benchmarks.load;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What became of the votes that were sent; one thread writes, any may read the counts.
 */
public final class Tally {

	private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);

	private static final double MICROS = 1000.0;

	private final Histogram latencies = new Histogram(LONGEST_MICROS, 3);

	private final SortedMap<Integer, Integer> refusals = Collections.synchronizedSortedMap(new TreeMap<>());

	private final Set<String> acceptedVoters = Collections.synchronizedSet(new HashSet<>());

	private final Set<String> failedVoters = Collections.synchronizedSet(new HashSet<>());

	private volatile long accepted;

	private volatile long unanswered;

	void add(Answer answer, @Nullable String voter, long nanos) {
		if (answer.status() != Answer.ACCEPTED) {
			this.refusals.merge(answer.status(), 1, Integer::sum);
			remember(voter, this.failedVoters);
			return;
		}
		this.latencies.recordValue(Math.min(TimeUnit.NANOSECONDS.toMicros(nanos), LONGEST_MICROS));
		remember(voter, this.acceptedVoters);
		this.accepted = this.accepted + 1;
	}

	void unanswered(@Nullable String voter) {
		remember(voter, this.failedVoters);
		this.unanswered = this.unanswered + 1;
	}

	private static void remember(@Nullable String voter, Set<String> voters) {
		if (voter != null) {
			voters.add(voter);
		}
	}

	public long accepted() {
		return this.accepted;
	}

	/** How many were refused, or never heard of again. */
	public long failed() {
		return this.unanswered + this.refusals.values().stream().mapToInt(Integer::intValue).sum();
	}

	/** Who was told that their vote was taken, newcomers excepted. */
	public Set<String> acceptedVoters() {
		return Set.copyOf(this.acceptedVoters);
	}

	/** Whose vote may have been taken or not, newcomers excepted. */
	public Set<String> failedVoters() {
		return Set.copyOf(this.failedVoters);
	}

	/** The time to an accepting answer within which so many percent came, in ms. */
	public double percentile(double percent) {
		return this.latencies.getValueAtPercentile(percent) / MICROS;
	}

	@Override
	public String toString() {
		String refused = this.refusals.entrySet()
			.stream()
			.map((refusal) -> ", %d answered %d".formatted(refusal.getValue(), refusal.getKey()))
			.collect(Collectors.joining());
		return "%d accepted%s, %d unanswered".formatted(this.accepted, refused, this.unanswered);
	}

}
