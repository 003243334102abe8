package dev.platform.cli.gitops;

import java.time.Instant;
import java.util.List;

/**
 * A commit of the past.
 *
 * @param revision the full name
 */
public record Commit(String revision, String author, Instant when, String subject, List<Trailer> trailers) {

	/** The values of a trailer, in their order. */
	public List<String> values(String key) {
		return this.trailers.stream().filter((trailer) -> trailer.key().equals(key)).map(Trailer::value).toList();
	}

}
