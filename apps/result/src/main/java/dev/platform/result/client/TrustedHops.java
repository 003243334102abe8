package dev.platform.result.client;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The proxies before this service that are ours. Each appends the address it was asked
 * from, so that what counts stands so many places from the right: everything before that
 * is the client's own word.
 *
 * @param number how many; 0 believes nobody
 */
record TrustedHops(int number) {

	// What some proxies write: an address, and the port it was asked from.
	private static final Pattern ADDRESS = Pattern
		.compile("\\[([0-9a-fA-F:.]{2,45})](?::\\d+)?|([0-9.]{7,15})(?::\\d+)?|([0-9a-fA-F:.]{2,45})");

	TrustedHops {
		if (number < 0) {
			throw new IllegalArgumentException("%d trusted hops cannot be".formatted(number));
		}
	}

	/**
	 * The address that the first of these proxies was asked from, always spelled alike.
	 * @param forwarded the values of {@code X-Forwarded-For} as they came
	 * @return null if nobody said so, or what was said is no address
	 */
	@Nullable String client(List<String> forwarded) {
		if (this.number == 0 || forwarded.isEmpty()) {
			return null;
		}
		String said = String.join(",", forwarded);
		int end = said.length();
		int comma = said.lastIndexOf(',');
		// Where there are fewer, the request came in behind the first proxy: the leftmost
		// is from one of ours, too.
		for (int hop = 1; hop < this.number && comma >= 0; hop++) {
			end = comma;
			comma = said.lastIndexOf(',', end - 1);
		}
		return address(said.substring(comma + 1, end).strip());
	}

	private static @Nullable String address(String text) {
		Matcher matcher = ADDRESS.matcher(text);
		if (!matcher.matches()) {
			return null;
		}
		try {
			String literal = IntStream.rangeClosed(1, matcher.groupCount())
				.filter((group) -> matcher.start(group) >= 0)
				.mapToObj(matcher::group)
				.collect(Collectors.joining());
			return InetAddress.ofLiteral(literal).getHostAddress();
		}
		catch (IllegalArgumentException _) {
			return null;
		}
	}

}
