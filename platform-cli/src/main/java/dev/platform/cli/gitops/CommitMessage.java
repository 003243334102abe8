package dev.platform.cli.gitops;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A commit message for people and programs.
 *
 * @param subject one line in the imperative
 * @param body what changed, a line each
 * @param trailers what {@code platform history} reads back
 */
public record CommitMessage(String subject, String body, List<Trailer> trailers) {

	public String text() {
		String lines = this.trailers.stream()
			.map((trailer) -> trailer.key() + ": " + trailer.value())
			.collect(Collectors.joining("\n"));
		return this.subject + "\n\n" + this.body + "\n\n" + lines + "\n";
	}

}
