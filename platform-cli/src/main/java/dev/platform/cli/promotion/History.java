package dev.platform.cli.promotion;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

import dev.platform.cli.gitops.Revisions;
import dev.platform.cli.output.Report;
import dev.platform.cli.output.Table;

/**
 * The changes of an environment, newest first.
 */
record History(String environment, List<Entry> changes) implements Report {

	private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

	@Override
	public String text() {
		Table table = new Table("REVISION", "WHEN", "WHO", "ACTION", "CHANGE");
		for (Entry entry : this.changes) {
			table.row(Revisions.abbreviated(entry.revision()), WHEN.format(entry.when().atZone(ZoneId.systemDefault())),
					entry.author(), entry.action(), entry.subject());
		}
		return table.toString();
	}

	/**
	 * One commit.
	 *
	 * @param action deploy, promote, rollback, or edit for a commit made without this
	 * tool
	 * @param releases service and image, for each service that changed
	 */
	record Entry(String revision, Instant when, String author, String action, String subject, List<String> releases) {
	}

}
