package dev.platform.cli.git.trust;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads OpenSSH's {@code allowed_signers} (ssh-keygen(1), ALLOWED SIGNERS). A line that
 * is not understood trusts nobody, and is reported. Times are in UTC: in the local time
 * that OpenSSH takes, two machines would not agree.
 */
final class AllowedSigners {

	private static final Pattern PRINCIPALS = Pattern.compile("(\"[^\"]+\"|\\S+)\\s+");

	private static final Pattern SIGNING_KEY = Pattern
		.compile("(?<type>(?:sk-)?(?:ssh|ecdsa)-\\S+)\\s+(?<blob>\\S+)(?:\\s.*)?");

	private static final Pattern OPTION = Pattern
		.compile("(?<name>[a-z-]+)(?:=(?:\"(?<quoted>[^\"]*)\"|(?<plain>[^\\s,\"]*)))?[,\\s]+");

	private static final Pattern TIME = Pattern.compile("(\\d{8})(\\d{4})?(\\d{2})?Z?");

	private final String file;

	private final List<AllowedSigner> signers = new ArrayList<>();

	private final List<KeyProblem> problems = new ArrayList<>();

	private AllowedSigners(String file) {
		this.file = file;
	}

	static AllowedSigners read(String file, String text) {
		AllowedSigners read = new AllowedSigners(file);
		List<String> lines = text.lines().toList();
		for (int index = 0; index < lines.size(); index++) {
			String line = lines.get(index).strip();
			if (!line.isEmpty() && !line.startsWith("#")) {
				try {
					read.signers.add(signer(line, index + 1));
				}
				catch (IllegalArgumentException ex) {
					read.problems.add(new KeyProblem(file, index + 1, String.valueOf(ex.getMessage())));
				}
			}
		}
		return read;
	}

	List<AllowedSigner> signers() {
		return this.signers;
	}

	List<KeyProblem> problems() {
		return this.problems;
	}

	String file() {
		return this.file;
	}

	private static AllowedSigner signer(String line, int number) {
		Matcher principals = PRINCIPALS.matcher(line);
		int begin = principals.lookingAt() ? principals.end() : line.length();
		// Option by option: one expression for all of them would go deeper with each.
		Matcher matcher = SIGNING_KEY.matcher(line).region(begin, line.length());
		Matcher option = OPTION.matcher(line);
		int end = begin;
		while (!matcher.matches()) {
			if (!option.region(end, line.length()).lookingAt()) {
				throw new IllegalArgumentException("is not: principals, options, key type, key");
			}
			end = option.end();
			matcher.region(end, line.length());
		}
		Map<String, String> options = options(line.substring(begin, end));
		String blob = matcher.group("blob");
		SshKey key = SshKey.of(decoded(blob));
		if (!key.algorithm().equals(matcher.group("type"))) {
			throw new IllegalArgumentException(
					"the key is a %s, not a %s".formatted(key.algorithm(), matcher.group("type")));
		}
		String namespaces = options.getOrDefault("namespaces", "");
		return new AllowedSigner(principals.group(1).replace("\"", ""), blob, key,
				namespaces.isEmpty() ? List.of() : Arrays.asList(namespaces.split("\\s*,\\s*")),
				time(options.get("valid-after")), time(options.get("valid-before")), number);
	}

	private static Map<String, String> options(String written) {
		Map<String, String> options = new HashMap<>();
		Matcher option = OPTION.matcher(written);
		while (option.find()) {
			String name = option.group("name");
			if (!List.of("namespaces", "valid-after", "valid-before").contains(name)) {
				throw new IllegalArgumentException(name.equals("cert-authority") ? "certificates are not supported"
						: "there is no option \"%s\"".formatted(name));
			}
			String value = (option.group("quoted") != null) ? option.group("quoted") : option.group("plain");
			if (value == null || value.isBlank() || options.put(name, value) != null) {
				throw new IllegalArgumentException("\"%s\" needs one value".formatted(name));
			}
		}
		return options;
	}

	private static byte[] decoded(String blob) {
		try {
			return Base64.getDecoder().decode(blob);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("the key is not Base64", ex);
		}
	}

	private static @Nullable Instant time(@Nullable String written) {
		if (written == null) {
			return null;
		}
		Matcher parts = TIME.matcher(written);
		try {
			if (parts.matches()) {
				String minutes = (parts.group(2) != null) ? parts.group(2) : "0000";
				String seconds = (parts.group(3) != null) ? parts.group(3) : "00";
				return LocalDateTime
					.parse(parts.group(1) + minutes + seconds, DateTimeFormatter.ofPattern("uuuuMMddHHmmss"))
					.toInstant(ZoneOffset.UTC);
			}
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("there is no such time: " + written, ex);
		}
		throw new IllegalArgumentException("a time is written as 20270131Z or 202701311800Z, not " + written);
	}

}
