package dev.platform.cli.base;

import java.util.List;

import dev.platform.cli.output.Report;
import dev.platform.cli.output.Table;

/**
 * The bases that the pipeline lists, and whether they are on this machine.
 */
record BaseReport(List<ListedBase> bases) implements Report {

	@Override
	public String text() {
		if (this.bases.isEmpty()) {
			return "gitops/pipeline.yaml lists no bases";
		}
		Table table = new Table("REPOSITORY", "COMMIT", "STATE");
		this.bases.forEach((base) -> table.row(base.repository(), base.commit(), base.state()));
		return table.toString();
	}

	/**
	 * One base.
	 *
	 * @param state {@code fetched} now, {@code present} before, or {@code missing}
	 */
	record ListedBase(String repository, String commit, String state) {
	}

}
