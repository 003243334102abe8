package dev.platform.cli.promotion;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.platform.cli.output.Report;
import dev.platform.cli.promotion.rollout.Proof;

/**
 * What a change did, and that its rollout is proven.
 */
record Delivered(@JsonUnwrapped Outcome outcome, Proof rollout) implements Report {

	@Override
	public String text() {
		return this.outcome.text() + "\n" + this.rollout.text();
	}

}
