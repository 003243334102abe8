package dev.platform.vote.page;

import dev.platform.vote.ballot.Ballot;
import dev.platform.vote.queue.QueueUnavailable;

/**
 * A vote may have been taken or not; whoever sends it again must be the same voter.
 */
class VoteUncertain extends RuntimeException {

	private final transient Ballot ballot;

	VoteUncertain(Ballot ballot, QueueUnavailable cause) {
		super(cause.getMessage(), cause, false, false);
		this.ballot = ballot;
	}

	Ballot ballot() {
		return this.ballot;
	}

}
