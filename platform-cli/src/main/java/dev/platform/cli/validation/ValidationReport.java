package dev.platform.cli.validation;

import java.util.List;
import java.util.stream.Collectors;

import dev.platform.cli.output.Printable;
import dev.platform.cli.output.Report;
import dev.platform.cli.policy.Finding;

/**
 * What is wrong with the overlays that were looked at.
 *
 * @param revision a commit, or {@code work tree}
 * @param overlays how many there were
 */
record ValidationReport(String revision, int overlays, List<Finding> findings) implements Report {

	private static final int LONGEST = 1_000;

	long errors() {
		return this.findings.stream().filter(Finding::isError).count();
	}

	@Override
	public String text() {
		String lines = this.findings.stream().map(ValidationReport::lines).collect(Collectors.joining());
		return "%s%s: %s, %s".formatted(lines, counted(this.overlays, "overlay"), counted(errors(), "error"),
				counted(this.findings.size() - errors(), "warning"));
	}

	private static String lines(Finding finding) {
		return "%s:%d: %s %s: %s: %s%n  mend: %s%n".formatted(Printable.line(finding.file()), finding.line(),
				finding.severity(), finding.rule(), Printable.line(finding.resource()),
				Printable.line(finding.message(), LONGEST), Printable.line(finding.mend(), LONGEST));
	}

	static String counted(long number, String word) {
		return "%d %s%s".formatted(number, word, (number == 1) ? "" : "s");
	}

}
