package dev.platform.cli.pipeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.platform.engine.Problem;

/**
 * What may stand between a release and an environment, by the word that overrides it.
 */
public enum RuleName {

	/** Each release passes every environment before. */
	ORDER,
	/** The environment before runs the release, and it is well. */
	HEALTH,
	/** The release has been in the environment before for some time. */
	SOAK,
	/** The environment is left alone at certain times. */
	FREEZE,
	/** Changes are proposed, not pushed. */
	DELIVERY,
	/** Commits carry a signature. */
	SIGNED,
	/** Commits are signed by a trusted key; nobody can override that. */
	SIGNATURES,
	/** What was rolled back does not come back by itself. */
	ROLLED_BACK;

	/** {@code rolled-back}. */
	public String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public static RuleName of(String word) {
		return overridable().filter((name) -> name.word().equals(word))
			.findFirst()
			.orElseThrow(() -> Problem.usage("\"%s\" is not a rule".formatted(word),
					"use one of: " + overridable().map(RuleName::word).collect(Collectors.joining(", "))));
	}

	// A commit that is not signed would be made, and count for nothing.
	private static Stream<RuleName> overridable() {
		return Arrays.stream(values()).filter((name) -> name != SIGNATURES);
	}

}
