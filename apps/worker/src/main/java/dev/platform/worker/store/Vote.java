package dev.platform.worker.store;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.util.Assert;

/**
 * One voter's choice, {@code a} or {@code b}, when it was made, and its place in the
 * order in which votes arrived: in an era, and by its number there.
 */
@Table("votes")
public record Vote(@Id String voter, String vote, Instant at, long era, long number) {

	private static final int LONGEST_VOTER = 128;

	private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

	public Vote {
		Assert.isTrue(!voter.isBlank() && voter.length() <= LONGEST_VOTER, "voter is empty or too long");
		Assert.isTrue(voter.chars().noneMatch(Character::isISOControl), "voter is not text");
		Assert.isTrue(vote.equals("a") || vote.equals("b"), "vote is neither a nor b");
		Assert.isTrue(!at.isBefore(Instant.EPOCH) && at.isBefore(LATEST), "at is out of range");
	}

	/**
	 * Reads the fields of a queue entry.
	 * @throws IllegalArgumentException if they are no vote
	 */
	public static Vote of(Map<String, String> fields, long era, long number) {
		return new Vote(required("voter", fields.get("voter")), required("vote", fields.get("vote")),
				time(required("at", fields.get("at"))), era, number);
	}

	private static String required(String name, @Nullable String value) {
		if (value == null) {
			throw new IllegalArgumentException(name + " is missing");
		}
		return value;
	}

	private static Instant time(String millis) {
		try {
			return Instant.ofEpochMilli(Long.parseLong(millis));
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("at is not a number of milliseconds", ex);
		}
	}

}
