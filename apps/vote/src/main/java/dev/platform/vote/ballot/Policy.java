package dev.platform.vote.ballot;

/**
 * Which vote counts when somebody votes again.
 */
public enum Policy {

	FIRST, LATEST;

	public boolean accepts(Ballot ballot) {
		return this == LATEST || ballot.choice() == null;
	}

}
