package dev.platform.cli.gitops;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A commit of the past.
 *
 * @param revision the full name
 * @param parents the full names of those it was made on
 */
public record Commit(String revision, List<String> parents, String author, Instant when, String subject,
		List<Trailer> trailers) {

	/** The first value of a trailer. */
	public Optional<String> value(String key) {
		return values(key).stream().findFirst();
	}

	/** The values of a trailer, in their order. */
	public List<String> values(String key) {
		return this.trailers.stream().filter((trailer) -> trailer.key().equals(key)).map(Trailer::value).toList();
	}

}
