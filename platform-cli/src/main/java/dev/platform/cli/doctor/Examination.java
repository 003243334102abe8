package dev.platform.cli.doctor;

import java.util.List;

import dev.platform.cli.output.Report;
import dev.platform.cli.output.Table;

/**
 * What all checks found.
 */
record Examination(List<Item> checks) implements Report {

	long failures() {
		return this.checks.stream().filter((check) -> check.verdict().equals(CheckResult.FAIL.toString())).count();
	}

	@Override
	public String text() {
		Table table = new Table("", "CHECK", "FOUND");
		for (Item check : this.checks) {
			table.row(check.verdict(), check.check(), check.message());
			if (!check.mend().isEmpty()) {
				table.row("", "", "try: " + check.mend());
			}
		}
		return table.toString();
	}

	/**
	 * What one check found.
	 *
	 * @param verdict {@code ok}, {@code warn} or {@code fail}
	 * @param mend what to type or do; empty where all is well
	 */
	record Item(String check, String verdict, String message, String mend, long milliseconds) {
	}

}
