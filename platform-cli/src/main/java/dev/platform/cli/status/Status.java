package dev.platform.cli.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.Revisions;
import dev.platform.cli.output.Printable;
import dev.platform.cli.output.Report;
import dev.platform.cli.output.Table;
import org.jspecify.annotations.Nullable;

/**
 * What should run and what runs.
 *
 * @param revision the branch's head
 * @param target what rolls it out, and how that is
 */
record Status(String repository, String branch, String revision, String target,
		List<ServiceStatus> services) implements Report {

	private static final int LONGEST_MESSAGE = 1_000;

	@Override
	public String text() {
		Table table = new Table("ENVIRONMENT", "SERVICE", "WANTED", "LIVE", "REVISION", "SYNC", "HEALTH", "SINCE",
				"URL");
		for (ServiceStatus service : this.services) {
			table.row(service.environment(), service.service(), version(service.image()), version(service.liveImage()),
					revision(service.liveRevision()), service.sync(), service.health(), age(service.since()),
					orDash(service.url()));
		}
		String messages = messages().entrySet()
			.stream()
			.map((message) -> "%s: %s".formatted(String.join(", ", message.getValue()),
					Printable.line(message.getKey(), LONGEST_MESSAGE)))
			.collect(Collectors.joining("\n"));
		return "%s, %s at %s, %s\n\n%s%s".formatted(this.repository, this.branch, Revisions.abbreviated(this.revision),
				this.target, table, messages.isEmpty() ? "" : "\n\n" + messages);
	}

	// What several services have to say is said once.
	private Map<String, List<String>> messages() {
		Map<String, List<String>> messages = new LinkedHashMap<>();
		for (ServiceStatus service : this.services) {
			if (service.message() != null) {
				messages.computeIfAbsent(service.message(), (_) -> new ArrayList<>()).add(service.name());
			}
		}
		return messages;
	}

	private static String version(@Nullable String image) {
		return (image != null) ? ImageReference.written(image).shortVersion() : "-";
	}

	// The head, as Git wants it, stands above the table.
	private static String revision(@Nullable String revision) {
		return (revision != null) ? Revisions.abbreviated(revision) : "-";
	}

	private static String orDash(@Nullable String text) {
		return (text != null) ? text : "-";
	}

	private static String age(@Nullable Instant since) {
		if (since == null) {
			return "-";
		}
		Duration age = Duration.between(since, Instant.now());
		if (age.toDays() > 0) {
			return age.toDays() + "d";
		}
		if (age.toHours() > 0) {
			return age.toHours() + "h";
		}
		return (age.toMinutes() > 0) ? age.toMinutes() + "m" : Math.max(0, age.toSeconds()) + "s";
	}

}
