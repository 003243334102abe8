package dev.platform.cli.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.pipeline.RuleName;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Which rules somebody goes past, and why.
 */
public record Permission(Set<RuleName> overridden, @Nullable Reason reason) {

	public Permission {
		if (!overridden.isEmpty() && reason == null) {
			throw Problem.usage("who goes past a rule says why", "add --reason TEXT; it is kept in the commit");
		}
	}

	/** Nobody goes past anything. */
	public static Permission none() {
		return of(null, null);
	}

	public static Permission of(@Nullable Overrides overrides, @Nullable Reason reason) {
		return new Permission((overrides != null) ? overrides.rules() : Set.of(), reason);
	}

	/**
	 * What the commit tells of the rules that it goes past, and why; a problem where one
	 * refuses that is not overridden. Who does not go past the delivery makes a pull
	 * request.
	 * @param pardoned what passes all the same, and is on record like an override
	 */
	public List<Trailer> past(List<Refusal> refusals, Predicate<Refusal> pardoned) {
		List<Refusal> standing = refusals.stream()
			.filter((refusal) -> !covers(refusal) && !pardoned.test(refusal))
			.filter((refusal) -> refusal.rule() != RuleName.DELIVERY)
			.toList();
		if (!standing.isEmpty()) {
			throw refused(standing);
		}
		List<Trailer> trailers = new ArrayList<>();
		refusals.stream()
			.filter((refusal) -> refusal.rule() != RuleName.DELIVERY || covers(refusal))
			.forEach((refusal) -> trailers.add(new Trailer(Trailer.OVERRIDE, refusal.text())));
		if (this.reason != null) {
			trailers.add(new Trailer(Trailer.REASON, this.reason.text()));
		}
		return trailers;
	}

	/** Whether changes are proposed, as one of these rules wants it. */
	public boolean proposes(List<Refusal> refusals) {
		return refusals.stream().anyMatch((refusal) -> refusal.rule() == RuleName.DELIVERY && !covers(refusal));
	}

	private static Problem refused(List<Refusal> refusals) {
		String words = refusals.stream()
			.map((refusal) -> refusal.rule().word())
			.distinct()
			.collect(Collectors.joining(","));
		return Problem.refused(refusals.stream().map(Refusal::text).collect(Collectors.joining("; ")),
				"%s; to go past it: --override %s --reason TEXT".formatted(refusals.getFirst().remedy(), words));
	}

	private boolean covers(Refusal refusal) {
		return this.overridden.contains(refusal.rule());
	}

}
