package dev.platform.cli.promotion;

import java.util.ArrayList;
import java.util.List;

import dev.platform.cli.policy.Finding;
import dev.platform.cli.policy.Inspection;
import dev.platform.cli.schema.Schemas;
import org.jspecify.annotations.Nullable;

/**
 * What {@code platform validate} finds in the services of a change.
 *
 * @param unchecked what they were not held against, and why; null where nothing is
 * missing
 * @param brought what it finds after the change and did not before
 */
record Findings(@Nullable String unchecked, List<Finding> brought) {

	/**
	 * What is to be held against rules once it is rendered. The same rules for both
	 * sides: a change of releases does not touch them.
	 */
	static Inspection inspection(PreparedChange change, Schemas schemas) {
		return new Inspection(change.edited(), schemas.areThere() ? schemas : null);
	}

	static Findings of(Inspection inspection, Rendered rendered, Schemas schemas) {
		List<Finding> after = inspection.findings(rendered.after());
		// What is not there now was not brought.
		List<Finding> before = after.isEmpty() ? List.of() : new ArrayList<>(inspection.findings(rendered.before()));
		List<Finding> brought = new ArrayList<>();
		for (Finding finding : after) {
			if (!removeOne(before, finding)) {
				brought.add(finding);
			}
		}
		return new Findings(schemas.areThere() ? null : "schemas: there are none, ./platform validate fetches them",
				brought);
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

	static String text(Finding finding) {
		return "%s %s, %s: %s (%s:%d); %s".formatted(finding.severity(), finding.rule(), finding.resource(),
				finding.message(), finding.file(), finding.line(), finding.mend());
	}

}
