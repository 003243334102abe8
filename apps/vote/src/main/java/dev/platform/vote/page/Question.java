package dev.platform.vote.page;

import java.util.Arrays;
import java.util.List;

import dev.platform.vote.ballot.Ballot;
import dev.platform.vote.ballot.Choice;
import dev.platform.vote.ballot.Options;
import dev.platform.vote.ballot.Policy;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows: both answers and, if there is one, the voter's own.
 */
record Question(Options options, List<Answer> answers, @Nullable String voted, boolean open) {

	static Question of(Options options, Policy policy, Ballot ballot) {
		boolean open = policy.accepts(ballot);
		List<Answer> answers = Arrays.stream(Choice.values())
			.map((choice) -> new Answer(choice.code(), options.nameOf(choice), choice == ballot.choice(), !open))
			.toList();
		String voted = (ballot.choice() != null) ? options.nameOf(ballot.choice()) : null;
		return new Question(options, answers, voted, open);
	}

	/**
	 * One button.
	 */
	record Answer(String code, String name, boolean chosen, boolean disabled) {
	}

}
