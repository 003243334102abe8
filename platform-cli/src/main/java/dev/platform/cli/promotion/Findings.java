package dev.platform.cli.promotion;

import java.util.List;

import dev.platform.cli.policy.Brought;
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
		List<Finding> before = after.isEmpty() ? List.of() : inspection.findings(rendered.before());
		Brought brought = Brought.of(before, after);
		return new Findings(schemas.areThere() ? null : "schemas: there are none, ./platform validate fetches them",
				brought.findings());
	}

	static String text(Finding finding) {
		return "%s %s, %s: %s (%s:%d); %s".formatted(finding.severity(), finding.rule(), finding.resource(),
				finding.message(), finding.file(), finding.line(), finding.mend());
	}

}
