package dev.platform.result.counts;

/**
 * The counts as last read, and whether they may have changed since: the database has not
 * answered.
 */
public record Reading(Tally counts, boolean stale) {

	Reading outdated() {
		return new Reading(this.counts, true);
	}

	public String json() {
		return this.stale ? "{\"a\":%d,\"b\":%d,\"stale\":true}".formatted(this.counts.a(), this.counts.b())
				: "{\"a\":%d,\"b\":%d}".formatted(this.counts.a(), this.counts.b());
	}

}
