package dev.platform.cli.promotion.history;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.platform.cli.gitops.Revisions;
import dev.platform.cli.output.Report;
import dev.platform.cli.output.Table;
import org.jspecify.annotations.Nullable;

/**
 * The changes of an environment, newest first.
 *
 * @param trustsKeys whether the repository trusts any keys, so that something can be
 * verified
 */
public record History(String environment, @JsonIgnore boolean trustsKeys, List<Entry> changes) implements Report {

	private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

	// Beside who is said to have done it.
	private static final int SIGNATURE = 3;

	private static final String UNVERIFIED = "Unverified: anybody who may push can write all of this. gitops/README.md "
			+ "tells how to trust keys.";

	@Override
	public String text() {
		List<String> headers = new ArrayList<>(
				List.of("REVISION", "WHEN", "WHO", "ACTION", "OUTCOME", "CHANGE", "WHY"));
		if (this.trustsKeys) {
			headers.add(SIGNATURE, "SIGNATURE");
		}
		Table table = new Table(headers.toArray(String[]::new));
		for (Entry entry : this.changes) {
			List<String> cells = new ArrayList<>(List.of(Revisions.abbreviated(entry.revision()),
					WHEN.format(entry.when().atZone(ZoneId.systemDefault())), entry.author(), entry.action(),
					entry.told(), entry.subject(), entry.why()));
			if (this.trustsKeys) {
				cells.add(SIGNATURE, entry.signed());
			}
			table.row(cells.toArray(String[]::new));
		}
		return this.trustsKeys ? table.toString() : table + "\n" + UNVERIFIED;
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
	 * @param signature verified where a trusted key signed the commit, else unverified:
	 * anybody who may push can have written what it says. Where the environment requires
	 * signatures, an unverified commit is shown as an edit
	 * @param signer whose key that is; null where it is not verified
	 * @param unverified why it is not verified; null where it is
	 */
	public record Entry(String revision, Instant when, String author, String action, Fate outcome,
			@Nullable String health, String subject, List<String> releases, @Nullable String reason,
			List<String> overrides, String signature, @Nullable String signer, @Nullable String unverified) {

		private String signed() {
			return (this.signer != null) ? "verified: " + this.signer : "unverified: " + this.unverified;
		}

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
