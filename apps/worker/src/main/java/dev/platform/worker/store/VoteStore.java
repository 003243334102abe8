package dev.platform.worker.store;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Stores one vote per voter, a batch with one statement.
 */
@Component
public class VoteStore {

	private final Votes votes;

	private final Policy policy;

	VoteStore(Votes votes, @Value("${worker.policy}") Policy policy) {
		this.votes = votes;
		this.policy = policy;
	}

	/**
	 * Returns how many votes counted; the others were repeated.
	 * @param votes in the order in which they arrived
	 */
	public int store(List<Vote> votes) {
		if (votes.isEmpty()) {
			return 0;
		}
		Collection<Vote> batch = onePerVoter(votes).values();
		String[] voters = batch.stream().map(Vote::voter).toArray(String[]::new);
		String[] choices = batch.stream().map(Vote::vote).toArray(String[]::new);
		Long[] times = batch.stream().map((vote) -> vote.at().toEpochMilli()).toArray(Long[]::new);
		Long[] eras = batch.stream().map(Vote::era).toArray(Long[]::new);
		Long[] numbers = batch.stream().map(Vote::number).toArray(Long[]::new);
		return switch (this.policy) {
			case FIRST -> this.votes.keepFirst(voters, choices, times, eras, numbers);
			case LATEST -> this.votes.keepLatest(voters, choices, times, eras, numbers);
		};
	}

	// Sorted, so that two workers with the same voters lock rows in the same order.
	private SortedMap<String, Vote> onePerVoter(List<Vote> votes) {
		SortedMap<String, Vote> batch = new TreeMap<>();
		for (Vote vote : votes) {
			batch.merge(vote.voter(), vote, (earlier, later) -> (this.policy == Policy.FIRST) ? earlier : later);
		}
		return batch;
	}

}
