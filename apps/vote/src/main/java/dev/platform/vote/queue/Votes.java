package dev.platform.vote.queue;

import java.time.Instant;
import java.util.Map;

import dev.platform.vote.ballot.Choice;

import org.springframework.stereotype.Component;

/**
 * Writes votes in the words that the worker reads.
 */
@Component
public class Votes {

	private final VoteQueue queue;

	Votes(VoteQueue queue) {
		this.queue = queue;
	}

	/**
	 * Returns once the vote cannot be lost any more.
	 * @throws QueueUnavailable if it may be: it was not taken
	 */
	public void cast(String voter, Choice choice, Instant at) {
		this.queue.add(Map.of("voter", voter, "vote", choice.code(), "at", Long.toString(at.toEpochMilli())));
	}

}
