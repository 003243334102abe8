package dev.platform.cli.promotion.history;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.platform.cli.gitops.Revisions;
import dev.platform.cli.output.Report;
import dev.platform.cli.output.Table;
import org.jspecify.annotations.Nullable;

/**
 * The changes of an environment, newest first.
 */
public record History(String environment, List<Entry> changes) implements Report {

	private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

	@Override
	public String text() {
		Table table = new Table("REVISION", "WHEN", "WHO", "ACTION", "OUTCOME", "CHANGE", "WHY");
		for (Entry entry : this.changes) {
			table.row(Revisions.abbreviated(entry.revision()), WHEN.format(entry.when().atZone(ZoneId.systemDefault())),
					entry.author(), entry.action(), entry.told(), entry.subject(), entry.why());
		}
		return table.toString();
	}

	/**
	 * One commit.
	 *
	 * @param action what the commit's trailer says: deploy, promote, rollback, revert and
	 * what else makes or removes things; edit for a commit made without this tool
	 * @param health what became of the rollout as far as can be seen now: the worst of
	 * its services that still run it, in Argo CD's words, {@code OutOfSync} before the
	 * commit has arrived; null where that cannot be seen or the change no longer runs
	 * @param releases service and image, for each service that changed
	 * @param reason null where none was given
	 * @param overrides the rules it went past, as they refused
	 */
	public record Entry(String revision, Instant when, String author, String action, Fate outcome,
			@Nullable String health, String subject, List<String> releases, @Nullable String reason,
			List<String> overrides) {

		private String told() {
			return (this.health != null) ? this.outcome.word() + ", " + this.health : this.outcome.word();
		}

		private String why() {
			String past = this.overrides.stream()
				.map((override) -> "past " + override)
				.collect(Collectors.joining("; "));
			return Stream.of((this.reason != null) ? this.reason : "", past)
				.filter((part) -> !part.isEmpty())
				.collect(Collectors.joining("; "));
		}
	}

}
