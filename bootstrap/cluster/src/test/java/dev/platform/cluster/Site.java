package dev.platform.cluster;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The voting application of an environment behind the ingress, with a verified chain.
 */
record Site(String environment) {

	private static final Pattern COUNTS = Pattern.compile("\"a\":(\\d+),\"b\":(\\d+)");

	// The native cluster's.
	private static final int HTTP_PORT = 8080;

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

	int statusWithoutTls(String path) {
		String host = "%s.localhost:%d".formatted(this.environment, HTTP_PORT);
		return Integer.parseInt(curl("http://" + host + path,
				List.of("--resolve", host + ":127.0.0.1", "--output", "/dev/null", "--write-out", "%{http_code}"))
			.output());
	}

	/** The status codes of many requests, as many at once as one client can. */
	Set<Integer> statuses(String path, int number) {
		String output = curl(path + "?[1-%d]".formatted(number),
				List.of("--parallel", "--parallel-max", "50", "--output", "/dev/null", "--write-out", "%{http_code}\n"))
			.output();
		return output.lines().map(Integer::valueOf).collect(Collectors.toSet());
	}

	String page(String path) {
		return curl(path, List.of("--fail")).orFail().output();
	}

	String headers(String path) {
		return curl(path, List.of("--head")).orFail().output();
	}

	/** The certificate that the ingress controller presents now. */
	X509Certificate certificate() {
		String port = Machine.remembered("https-port");
		String name = this.environment + ".localhost";
		Machine.Ended shown = Machine.run(Machine.CHECKOUT, Map.of(), "openssl", "s_client", "-connect",
				"127.0.0.1:" + port, "-servername", name, "-showcerts");
		return Certificates.parse(shown.orFail().output());
	}

	long votes() {
		String page = page("/result/counts");
		Matcher counts = COUNTS.matcher(page);
		if (!counts.find()) {
			throw new AssertionError("no counts in " + page);
		}
		return Long.parseLong(counts.group(1)) + Long.parseLong(counts.group(2));
	}

	private String host() {
		return "%s.localhost:%s".formatted(this.environment, Machine.remembered("https-port"));
	}

	private Machine.Ended curl(String address, List<String> options) {
		List<String> words = new ArrayList<>(List.of("curl", "--silent", "--show-error", "--max-time", "10", "--cacert",
				Machine.CHECKOUT.resolve(".platform/cluster/ca.crt").toString(), "--resolve", host() + ":127.0.0.1"));
		words.addAll(options);
		words.add(address.startsWith("/") ? "https://" + host() + address : address);
		return Machine.run(Machine.CHECKOUT, Map.of(), words.toArray(String[]::new));
	}

}
