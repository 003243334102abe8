package dev.platform.cli.promotion.rollout;

import dev.platform.cli.gitops.Revisions;
import dev.platform.cli.pipeline.EnvironmentName;

/**
 * What stays when somebody interrupts a change, and how to go on, for each phase of it.
 */
public final class Interrupted {

	private Interrupted() {
	}

	public static String early() {
		return "Interrupted: nothing has changed";
	}

	public static String pushing(EnvironmentName environment) {
		return said("before the push was confirmed: all of it is on the branch, or nothing",
				"platform history --env " + environment);
	}

	public static String proposing() {
		return said("before the pull request was confirmed: the branch that it is for has not changed",
				"the same command again: what has arrived is taken up");
	}

	public static String rollingOut(EnvironmentName environment, String revision) {
		return "Interrupted: commit %s stays on the branch and goes on rolling out; nothing is reverted%n"
			.formatted(Revisions.abbreviated(revision))
				+ "  try: platform wait --env %s, or: platform rollback --env %1$s".formatted(environment);
	}

	public static String reverting(EnvironmentName environment, String revision) {
		return said(
				"while commit %s was being reverted: all of that is on the branch, or nothing"
					.formatted(Revisions.abbreviated(revision)),
				"platform history --env %s, and unless it is there: platform rollback --env %1$s"
					.formatted(environment));
	}

	private static String said(String what, String hint) {
		return "Interrupted %s%n  try: %s".formatted(what, hint);
	}

}
