package dev.platform.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The voting application of an environment behind the ingress, with a verified chain.
 */
record Site(String environment) {

	private static final Pattern COUNTS = Pattern.compile("\"a\":(\\d+),\"b\":(\\d+)");

	/** The status code of one vote by a new voter. */
	int vote(String choice) {
		return status("/vote/", "--data", "vote=" + choice);
	}

	/** The status code, 0 without an answer. */
	int status(String path, String... options) {
		List<String> all = new ArrayList<>(List.of("--output", "/dev/null", "--write-out", "%{http_code}"));
		all.addAll(List.of(options));
		return Integer.parseInt(curl(path, all).output());
	}

	String page(String path) {
		return curl(path, List.of("--fail")).orFail().output();
	}

	String headers(String path) {
		return curl(path, List.of("--head")).orFail().output();
	}

	long votes() {
		Matcher counts = COUNTS.matcher(page("/result/counts"));
		if (!counts.find()) {
			throw new AssertionError("no counts in " + counts);
		}
		return Long.parseLong(counts.group(1)) + Long.parseLong(counts.group(2));
	}

	private Machine.Ended curl(String path, List<String> options) {
		List<String> words = new ArrayList<>(List.of("curl", "--silent", "--show-error", "--max-time", "10", "--cacert",
				Machine.CHECKOUT.resolve(".platform/cluster/ca.crt").toString(), "--resolve",
				this.environment + ".localhost:8443:127.0.0.1"));
		words.addAll(options);
		words.add("https://%s.localhost:8443%s".formatted(this.environment, path));
		return Machine.run(Machine.CHECKOUT, Map.of(), words.toArray(String[]::new));
	}

}
