package dev.platform.local.standin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.platform.local.process.ProgramOutput;

/**
 * What a server says of itself: {@code Redis 7.0.15}, {@code Valkey 9.1.2}.
 */
record RedisVersion(String product, String number) implements Comparable<RedisVersion> {

	private static final Pattern SAID = Pattern.compile("(Redis|Valkey) server v=(\\d+\\.\\d+\\.\\d+)\\b.*",
			Pattern.DOTALL);

	/** Empty when that is no such program, or it does not run on this machine. */
	static Optional<RedisVersion> of(Path program) throws IOException {
		return ProgramOutput.of(program.toString(), "--version").flatMap(RedisVersion::parse);
	}

	static Optional<RedisVersion> parse(String said) {
		Matcher matcher = SAID.matcher(said);
		return matcher.matches() ? Optional.of(new RedisVersion(matcher.group(1), matcher.group(2))) : Optional.empty();
	}

	/** A folder's name. */
	String folder() {
		return this.product.toLowerCase(Locale.ROOT) + "-" + this.number;
	}

	@Override
	public int compareTo(RedisVersion other) {
		return Arrays.compare(numbers(), other.numbers());
	}

	private int[] numbers() {
		return Arrays.stream(this.number.split("\\.")).mapToInt(Integer::parseInt).toArray();
	}

	@Override
	public String toString() {
		return this.product + " " + this.number;
	}

}
