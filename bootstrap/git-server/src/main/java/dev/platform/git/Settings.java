package dev.platform.git;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the variables of the environment, all named {@code GIT_SERVER_…}, say about this
 * server.
 *
 * @param directory the volume the repository is kept on
 * @param port where HTTP is served; 0 is any free one
 * @param credentials who may push, and fetch where that is not open to all
 * @param anonymousFetch whether fetching needs no password
 * @param maxPushBytes how large one push may be
 * @param maxObjectBytes how large one file, or anything else in a push, may be
 * @param url the repository's address as Applications name it
 * @param receivers who is told of pushes
 * @param webhookSecret what the events are signed with
 */
record Settings(Path directory, int port, Credentials credentials, boolean anonymousFetch, long maxPushBytes,
		long maxObjectBytes, URI url, Receivers receivers, String webhookSecret) {

	private static final String PREFIX = "GIT_SERVER_";

	private static final long MEBIBYTE = 1024 * 1024;

	Settings {
		if (!"/platform.git".equals(url.getPath()) || url.getHost() == null) {
			throw new IllegalArgumentException(PREFIX + "URL must be an address that ends with /platform.git: " + url);
		}
		if (!receivers.isEmpty() && webhookSecret.isBlank()) {
			throw new IllegalArgumentException(PREFIX + "WEBHOOK_SECRET is not set, but there are WEBHOOK_URLS");
		}
	}

	static Settings read(Map<String, String> environment) {
		return new Settings(Path.of(value(environment, "DIRECTORY", "/var/lib/git")),
				Integer.parseInt(value(environment, "PORT", "8080")),
				new Credentials(required(environment, "USERNAME"), required(environment, "PASSWORD")),
				Boolean.parseBoolean(value(environment, "ANONYMOUS_FETCH", "false")),
				Long.parseLong(value(environment, "MAX_PUSH_MEBIBYTES", "64")) * MEBIBYTE,
				Long.parseLong(value(environment, "MAX_OBJECT_MEBIBYTES", "32")) * MEBIBYTE,
				URI.create(required(environment, "URL")),
				new Receivers(addresses(value(environment, "WEBHOOK_URLS", "")),
						addresses(value(environment, "FOLDER_WEBHOOK_URLS", ""))),
				value(environment, "WEBHOOK_SECRET", ""));
	}

	private static List<URI> addresses(String list) {
		return Stream.of(list.split(",")).map(String::strip).filter((url) -> !url.isEmpty()).map(URI::create).toList();
	}

	private static String required(Map<String, String> environment, String name) {
		String value = value(environment, name, "");
		if (value.isBlank()) {
			throw new IllegalArgumentException(PREFIX + name + " is not set");
		}
		return value;
	}

	private static String value(Map<String, String> environment, String name, String otherwise) {
		return environment.getOrDefault(PREFIX + name, otherwise);
	}

}
