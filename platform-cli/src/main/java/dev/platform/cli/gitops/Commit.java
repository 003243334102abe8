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

	/** Whether it says anything that this tool reads. */
	public boolean hasTrailers() {
		return this.trailers.stream().anyMatch((trailer) -> trailer.key().startsWith(Trailer.PREFIX));
	}

	/** The same, with nothing believed that it says of itself. */
	public Commit withoutTrailers() {
		return new Commit(this.revision, this.parents, this.author, this.when, this.subject, List.of());
	}

	/** The first value of a trailer. */
	public Optional<String> value(String key) {
		return values(key).stream().findFirst();
	}

	/** The values of a trailer, in their order. */
	public List<String> values(String key) {
		return this.trailers.stream().filter((trailer) -> trailer.key().equals(key)).map(Trailer::value).toList();
	}

}
