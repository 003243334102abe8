package dev.platform.benchmarks.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.HdrHistogram.Histogram;

/**
 * What became of the votes that were sent; one thread writes, any may read the counts.
 */
public final class Tally {

	private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);

	private static final double MICROS = 1000.0;

	private final Histogram latencies = new Histogram(LONGEST_MICROS, 3);

	private final SortedMap<Integer, Integer> refusals = Collections.synchronizedSortedMap(new TreeMap<>());

	private final List<String> voters = Collections.synchronizedList(new ArrayList<>());

	private final List<String> refused = Collections.synchronizedList(new ArrayList<>());

	private final boolean remembering;

	private volatile long accepted;

	private volatile long unanswered;

	private Tally(boolean remembering) {
		this.remembering = remembering;
	}

	/** Counts only. */
	public static Tally counting() {
		return new Tally(false);
	}

	/** Remembers, too, who was told that their vote was taken, or perhaps not. */
	public static Tally remembering() {
		return new Tally(true);
	}

	void add(Answer answer, long nanos) {
		if (answer.status() != Answer.ACCEPTED) {
			this.refusals.merge(answer.status(), 1, Integer::sum);
			if (this.remembering && answer.voter() != null) {
				this.refused.add(answer.voter());
			}
			return;
		}
		this.latencies.recordValue(Math.min(TimeUnit.NANOSECONDS.toMicros(nanos), LONGEST_MICROS));
		if (this.remembering && answer.voter() != null) {
			this.voters.add(answer.voter());
		}
		this.accepted = this.accepted + 1;
	}

	void unanswered() {
		this.unanswered = this.unanswered + 1;
	}

	public long accepted() {
		return this.accepted;
	}

	/** How many were refused, or never heard of again. */
	public long failed() {
		return this.unanswered + this.refusals.values().stream().mapToInt(Integer::intValue).sum();
	}

	public List<String> voters() {
		return List.copyOf(this.voters);
	}

	/**
	 * Who was told that their vote may not have been taken, as far as they were named.
	 */
	public List<String> refused() {
		return List.copyOf(this.refused);
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
