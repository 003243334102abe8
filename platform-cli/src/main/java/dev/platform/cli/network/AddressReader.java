package dev.platform.cli.network;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.platform.cli.network.Address.Form;
import dev.platform.cli.output.HiddenCharacters;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads an address, and refuses what programs read in different ways. No message repeats
 * any of it: whatever is wrong with it, it may hold a password.
 *
 * @param name what holds it
 */
record AddressReader(String name, String text) {

	private static final Set<String> SCHEMES = Set.of("https", "http", "ssh", "git+ssh", "ssh+git", "git");

	private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)", Pattern.DOTALL);

	private static final Pattern SERVER = Pattern
		.compile("(\\[[0-9A-Fa-f:.]+]|[\\p{L}\\p{N}_][\\p{L}\\p{N}._~-]*)(?::(\\d{0,5}))?");

	private static final Pattern SCP = Pattern
		.compile("(?:([^/:@\\[]+)@)?(\\[[0-9A-Fa-f:.]+]|[\\p{L}\\p{N}_][\\p{L}\\p{N}._~-]*):([^:@-][^@]*)");

	// ssh hands it to programs of its configuration.
	private static final Pattern SSH_USER = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}._@+~-]*");

	private static final Pattern PERCENT = Pattern.compile("%([0-9A-Fa-f]{2})?");

	Address read() {
		if (this.text.isBlank() || HiddenCharacters.in(decoded(this.text)) || HiddenCharacters.in(this.text)
				|| decoded(this.text).matches("(?s).*[\\n\\t].*")) {
			throw refused("the address is empty, or holds a control character (as %0a is one)",
					"write it anew, by hand, as in: https://git.example.com/platform.git");
		}
		if (this.text.startsWith("-")) {
			throw refused("an address that begins with - would be an option", "for a folder write ./ before it");
		}
		Matcher url = SCHEME.matcher(this.text);
		if (url.matches()) {
			String scheme = url.group(1).toLowerCase(Locale.ROOT);
			return scheme.equals("file") ? folder(url.group(2)) : url(scheme, url.group(2));
		}
		int colon = this.text.indexOf(':');
		int slash = this.text.indexOf('/');
		if (colon < 0 || (slash >= 0 && slash < colon)) {
			return new Address(Form.FOLDER, "file", null, null, "", 0, this.text);
		}
		return scp();
	}

	private Address folder(String path) {
		if (!path.startsWith("/")) {
			throw refused("a file:// address with a server in it", "write file:///, and the folder's whole path");
		}
		return new Address(Form.FOLDER, "file", null, null, "", 0, "file://" + path);
	}

	private Address url(String scheme, String rest) {
		if (!SCHEMES.contains(scheme)) {
			throw refused("%s:// is not one of https, ssh, http, git and file".formatted(scheme),
					"use an address that begins with https:// or ssh://");
		}
		int end = end(rest);
		String authority = rest.substring(0, end);
		String path = rest.substring(end);
		if (rest.indexOf('\\') >= 0 || path.indexOf('@') >= 0) {
			throw misread();
		}
		boolean http = scheme.startsWith("http");
		if (http && (path.indexOf('?') >= 0 || path.indexOf('#') >= 0)) {
			throw refused("an address of a repository or server has no ? or #",
					"leave it out; a token goes into PLATFORM_GIT_PASSWORD");
		}
		int at = authority.lastIndexOf('@');
		Matcher server = SERVER.matcher(authority.substring(at + 1));
		if (!server.matches() || port(server.group(2)) > 65_535) {
			throw misread();
		}
		String login = (at < 0) ? "" : authority.substring(0, at);
		int colon = login.indexOf(':');
		String user = strictly((colon < 0) ? login : login.substring(0, colon));
		String password = (colon < 0) ? "" : strictly(login.substring(colon + 1));
		if (!http && !user.isEmpty() && !SSH_USER.matcher(user).matches()) {
			throw refused("the user's name in the address would be an option, or part of a program",
					"use one of letters, digits and ._+-");
		}
		return new Address(Form.URL, scheme, orNull(user), orNull(password), server.group(1), port(server.group(2)),
				path);
	}

	private Address scp() {
		Matcher scp = SCP.matcher(this.text);
		String user = scp.matches() ? Optional.ofNullable(scp.group(1)).orElse("") : "";
		if (!scp.matches() || (!user.isEmpty() && !SSH_USER.matcher(user).matches())) {
			throw refused("what is neither user@host:path nor a folder could start a program, or hold a password",
					"write it as in: ssh://git@git.example.com/platform.git, or ./FOLDER");
		}
		return new Address(Form.SCP, "ssh", orNull(user), null, scp.group(2), 0, scp.group(3));
	}

	private static int end(String rest) {
		int end = 0;
		while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
			end++;
		}
		return end;
	}

	private static int port(@Nullable String digits) {
		return (digits == null || digits.isEmpty()) ? 0 : Integer.parseInt(digits);
	}

	private static @Nullable String orNull(String text) {
		return text.isEmpty() ? null : text;
	}

	private String strictly(String login) {
		for (Matcher percent = PERCENT.matcher(login); percent.find();) {
			if (percent.group(1) == null) {
				throw misread();
			}
		}
		return decoded(login);
	}

	private static String decoded(String text) {
		if (text.indexOf('%') < 0) {
			return text;
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		Matcher percent = PERCENT.matcher(text);
		int start = 0;
		while (percent.find()) {
			bytes.writeBytes(text.substring(start, percent.start()).getBytes(UTF_8));
			String hex = percent.group(1);
			bytes.writeBytes((hex != null) ? new byte[] { (byte) Integer.parseInt(hex, 16) } : new byte[] { '%' });
			start = percent.end();
		}
		bytes.writeBytes(text.substring(start).getBytes(UTF_8));
		return bytes.toString(UTF_8);
	}

	private Problem misread() {
		return refused("programs read this address in different ways, as user, password, host or path",
				"write / in a name or password as %2F, @ as %40, : as %3A, \\ as %5C and % as %25");
	}

	private Problem refused(String reason, String hint) {
		return Problem.usage("%s: %s".formatted(this.name, reason), hint);
	}

}
