package dev.platform.cli.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * What a change brings that was not wrong before.
 */
public record Brought(List<Finding> findings) {

	/** Those after it without their like before it. */
	public static Brought of(List<Finding> before, List<Finding> after) {
		List<Finding> known = new ArrayList<>(before);
		return new Brought(after.stream().filter((finding) -> !removeOne(known, finding)).toList());
	}

	// The same finding may have moved to another line.
	private static boolean removeOne(List<Finding> findings, Finding wanted) {
		for (int index = 0; index < findings.size(); index++) {
			Finding finding = findings.get(index);
			if (finding.rule().equals(wanted.rule()) && finding.resource().equals(wanted.resource())
					&& finding.message().equals(wanted.message())) {
				findings.remove(index);
				return true;
			}
		}
		return false;
	}

}
