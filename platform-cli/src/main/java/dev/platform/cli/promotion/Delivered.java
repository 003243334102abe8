package dev.platform.cli.promotion;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.platform.cli.output.Report;

/**
 * What a change did, and that its rollout is proven.
 */
record Delivered(@JsonUnwrapped Outcome outcome, Proof rollout) implements Report {

	@Override
	public String text() {
		return this.outcome.text() + "\n" + this.rollout.text();
	}

}
