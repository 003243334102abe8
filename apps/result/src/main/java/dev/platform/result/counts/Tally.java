package dev.platform.result.counts;

import org.springframework.data.relational.core.mapping.Table;

/**
 * How many votes each option has.
 */
@Table("tally")
public record Tally(long a, long b) {

	static final Tally NONE = new Tally(0, 0);

}
