package dev.platform.cli.delivery;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import dev.platform.cli.pipeline.RuleName;

/**
 * Rules to go past, typed as {@code freeze,soak}.
 */
public record Overrides(Set<RuleName> rules) {

	public static Overrides of(String words) {
		return new Overrides(Arrays.stream(words.split(","))
			.map(String::strip)
			.map(RuleName::of)
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(RuleName.class))));
	}

}
