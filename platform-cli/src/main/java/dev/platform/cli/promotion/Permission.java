package dev.platform.cli.promotion;

import java.util.Set;

import dev.platform.cli.gitops.RuleName;
import dev.platform.cli.output.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Which rules somebody goes past, and why.
 */
record Permission(Set<RuleName> overridden, @Nullable Reason reason) {

	Permission {
		if (!overridden.isEmpty() && reason == null) {
			throw Problem.usage("who goes past a rule says why", "add --reason TEXT; it is kept in the commit");
		}
	}

	static Permission of(@Nullable Overrides overrides, @Nullable Reason reason) {
		return new Permission((overrides != null) ? overrides.rules() : Set.of(), reason);
	}

	boolean covers(Refusal refusal) {
		return this.overridden.contains(refusal.rule());
	}

}
