package dev.platform.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words on the command line of the process itself.
 */
record Options(Path home, Path checkout, String kustomize, int httpsPort, int httpPort, String network, String branch) {

	static final String USAGE = "usage: platform-local --home DIR --checkout DIR --kustomize COMMAND"
			+ " --https-port PORT --http-port PORT [--network 127.10] [--branch main]";

	private static final Set<String> NAMES = Set.of("--home", "--checkout", "--kustomize", "--https-port",
			"--http-port", "--network", "--branch");

	static Options parse(String... words) {
		Map<String, String> values = new HashMap<>(Map.of("--network", "127.10", "--branch", "main"));
		Iterator<String> iterator = List.of(words).iterator();
		while (iterator.hasNext()) {
			String name = iterator.next();
			if (!NAMES.contains(name)) {
				throw new IllegalArgumentException("unknown option " + name);
			}
			if (!iterator.hasNext()) {
				throw new IllegalArgumentException(name + " needs a value");
			}
			values.put(name, iterator.next());
		}
		return new Options(path(values, "--home"), path(values, "--checkout"), required(values, "--kustomize"),
				port(values, "--https-port"), port(values, "--http-port"), required(values, "--network"),
				required(values, "--branch"));
	}

	private static String required(Map<String, String> values, String name) {
		String value = values.get(name);
		if (value == null || value.isBlank()) {
			throw new IllegalArgumentException(name + " is missing");
		}
		return value;
	}

	private static Path path(Map<String, String> values, String name) {
		return Path.of(required(values, name)).toAbsolutePath().normalize();
	}

	private static int port(Map<String, String> values, String name) {
		String value = required(values, name);
		if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
			throw new IllegalArgumentException("%s %s is not a port".formatted(name, value));
		}
		return Integer.parseInt(value);
	}

}
