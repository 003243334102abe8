package dev.platform.cli.promotion.history;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which an environment gets another release, and how they are told.
 */
public enum Action {

	DEPLOY("Deploy", "Deployed", "to"), PROMOTE("Promote", "Promoted", "to"),
	ROLLBACK("Roll back", "Rolled back", "in"), REVERT("Revert", "Reverted", "in");

	// Git's tools cut a subject that names more.
	private static final int NAMED = 3;

	private final String imperative;

	private final String past;

	private final String preposition;

	Action(String imperative, String past, String preposition) {
		this.imperative = imperative;
		this.past = past;
		this.preposition = preposition;
	}

	/** The command's name, which is also the trailer's value. */
	@JsonValue
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The action a trailer names; nothing where it names none of these. */
	public static Optional<Action> find(String word) {
		return Arrays.stream(values()).filter((action) -> action.word().equals(word)).findFirst();
	}

	/** Whether it brings back what was there before. */
	public boolean undoes() {
		return this == ROLLBACK || this == REVERT;
	}

	/** {@code Promote result, vote to prod}. */
	public String subject(List<String> services, String environment) {
		String what = (services.size() > NAMED) ? counted(services.size()) : String.join(", ", services);
		return "%s %s %s %s".formatted(this.imperative, what, this.preposition, environment);
	}

	/** {@code Promoted 2 services from dev to prod}. */
	public String past(int services, String environment, @Nullable String source) {
		return "%s %s%s %s %s".formatted(this.past, counted(services), (source != null) ? " from " + source : "",
				this.preposition, environment);
	}

	/** {@code Proposed to promote 2 services from dev to prod}. */
	public String proposed(int services, String environment, @Nullable String source) {
		return conditional(services, environment, source).replaceFirst("Would", "Proposed to");
	}

	/** {@code Would promote 2 services from dev to prod}. */
	public String conditional(int services, String environment, @Nullable String source) {
		return "Would %s %s%s %s %s".formatted(this.imperative.toLowerCase(Locale.ROOT), counted(services),
				(source != null) ? " from " + source : "", this.preposition, environment);
	}

	/** Nothing to do is an answer, not an error; the second line says what to look at. */
	public String nothing(String environment, @Nullable String source) {
		return "Nothing to %s: %s\n  try: platform status".formatted(this.imperative.toLowerCase(Locale.ROOT),
				(source != null)
						? "%s and %s ask for the same, in every service that both have".formatted(environment, source)
						: "%s asks for that already".formatted(environment));
	}

	private static String counted(int services) {
		return (services == 1) ? "1 service" : services + " services";
	}

}
