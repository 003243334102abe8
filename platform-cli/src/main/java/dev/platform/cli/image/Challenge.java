package dev.platform.cli.image;

import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.platform.cli.network.Endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a registry wants to be told, by its header {@code WWW-Authenticate}.
 *
 * @param scheme {@code basic} or {@code bearer}; other schemes are not understood
 * @param parameters what the header says besides
 */
record Challenge(String scheme, Map<String, String> parameters) {

	private static final Pattern PARAMETER = Pattern.compile("(?<name>\\w+)=\"(?<value>[^\"]*)\"");

	// Not one that is told anything.
	private static final URI NOWHERE = URI.create("http://nowhere.invalid/");

	/** The first one that is understood. */
	static Challenge of(List<String> headers) {
		return headers.stream()
			.map(Challenge::read)
			.filter((challenge) -> challenge.isBasic() || challenge.isBearer())
			.findFirst()
			.orElse(new Challenge("", Map.of()));
	}

	private static Challenge read(String header) {
		Map<String, String> parameters = new TreeMap<>();
		Matcher matcher = PARAMETER.matcher(header);
		while (matcher.find()) {
			parameters.put(matcher.group("name"), matcher.group("value"));
		}
		return new Challenge(header.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT), parameters);
	}

	boolean isBasic() {
		return this.scheme.equals("basic");
	}

	/**
	 * Whether a server gives a token for a login, one that can be told a password: nobody
	 * on the way reads it.
	 */
	boolean isBearer() {
		return this.scheme.equals("bearer")
				&& this.parameters.getOrDefault("realm", "")
					.matches("https?://[\\w.:\\[\\]-]+(/[\\w./~%+-]*)?(\\?[\\w./~%+&=:-]*)?")
				&& !Endpoint.of(realm()).isPlain();
	}

	private URI realm() {
		try {
			URI realm = URI.create(this.parameters.getOrDefault("realm", ""));
			return (realm.getHost() != null) ? realm : NOWHERE;
		}
		catch (IllegalArgumentException ex) {
			return NOWHERE;
		}
	}

	/** Where the token is asked for. */
	URI tokens() {
		String realm = this.parameters.getOrDefault("realm", "");
		String service = URLEncoder.encode(this.parameters.getOrDefault("service", ""), UTF_8);
		return URI.create("%s%sservice=%s".formatted(realm, realm.contains("?") ? "&" : "?", service));
	}

}
