package dev.platform.cli.network;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The address of something outside, read once: its secrets are kept apart, and shown
 * nowhere.
 *
 * @param scheme in lower case; {@code ssh} for {@code user@host:path}, {@code file} for a
 * folder
 * @param user null where none is named
 * @param password as it is meant, without percent signs; null where there is none
 * @param host empty for a folder; an IPv6 address is in brackets
 * @param port 0 where none is named
 * @param path as it was written, with the slash it begins with
 */
public record Address(Form form, String scheme, @Nullable String user, @Nullable String password, String host, int port,
		String path) {

	private static final Pattern LOGIN = Pattern.compile("://[^\\s\"'<>#]*@");

	/** How an address is written. */
	public enum Form {

		/** {@code https://git.example.com/platform.git}. */
		URL,

		/** {@code git@git.example.com:platform.git}. */
		SCP,

		/** {@code /srv/platform.git}, or {@code file:///srv/platform.git}. */
		FOLDER

	}

	/**
	 * Reads an address; a problem, which does not repeat it, where it is none or would do
	 * more than name a server.
	 * @param name what holds it, for the message: {@code PLATFORM_REPOSITORY}
	 */
	public static Address of(String name, String text) {
		return new AddressReader(name, text).read();
	}

	/** The same with another login. */
	public Address with(String user, String password) {
		return new Address(this.form, this.scheme, user, password, this.host, this.port, this.path);
	}

	public boolean isHttp() {
		return this.scheme.equals("http") || this.scheme.equals("https");
	}

	/** The server; nothing for a folder. */
	public Optional<Endpoint> server() {
		return (this.form == Form.FOLDER) ? Optional.empty()
				: Optional.of(new Endpoint(this.scheme, this.host, this.port));
	}

	public boolean isAt(Endpoint server) {
		return server().filter(server::equals).isPresent();
	}

	/**
	 * The address without secrets: what is handed to libraries and programs, which may
	 * show it. A user is part of it for SSH alone; for HTTP it may be a token.
	 */
	@Override
	public String toString() {
		return switch (this.form) {
			case FOLDER -> this.path;
			case SCP -> login() + this.host + ":" + this.path;
			case URL -> "%s://%s%s%s%s".formatted(this.scheme, login(), this.host,
					(this.port > 0) ? ":" + this.port : "", this.path);
		};
	}

	private String login() {
		return (this.user != null && this.scheme.contains("ssh")) ? this.user + "@" : "";
	}

	/**
	 * A text in which somebody may have typed addresses, without the logins in them: what
	 * was typed is repeated in hints.
	 */
	public static String hideLogins(String text) {
		return text.contains("://") ? LOGIN.matcher(text).replaceAll("://…@") : text;
	}

	/** An address that others have written, for messages; without any secret. */
	public static String shown(String text) {
		try {
			return of("", text).toString();
		}
		catch (Problem unreadable) {
			return "an address that is not shown";
		}
	}

	/** An address that a page or a query is asked at, for messages: without secrets. */
	public static String shown(URI address) {
		String path = (address.getRawPath() != null) ? address.getRawPath() : "";
		return Endpoint.of(address) + path + ((address.getRawQuery() != null) ? "?…" : "");
	}

}
