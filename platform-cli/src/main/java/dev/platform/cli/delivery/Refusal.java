package dev.platform.cli.delivery;

import dev.platform.cli.pipeline.Rule;
import dev.platform.cli.pipeline.RuleName;

/**
 * Why a rule does not let a change pass.
 *
 * @param subject the rule and, where it is written, its file and line
 * @param remedy what to do instead, beginning with a command to type
 */
public record Refusal(RuleName rule, String subject, String detail, String remedy) {

	public static Refusal of(Rule rule, String detail, String remedy) {
		return new Refusal(rule.name(), "%s (%s)".formatted(rule.name().word(), rule.place()), detail, remedy);
	}

	public static Refusal unwritten(RuleName rule, String detail, String remedy) {
		return new Refusal(rule, rule.word(), detail, remedy);
	}

	/** The whole in one line, also for the trailer of a commit that goes past it. */
	public String text() {
		return this.subject + ": " + this.detail;
	}

}
