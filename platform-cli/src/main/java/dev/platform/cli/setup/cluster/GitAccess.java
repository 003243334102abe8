package dev.platform.cli.setup.cluster;

import java.net.URLEncoder;
import java.util.Map;
import java.util.regex.Matcher;

import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * How Argo CD reads the repository.
 *
 * @param url as Argo CD reaches it, which need not be how people do
 * @param username with the password, for a repository that is not public; else null
 */
record GitAccess(String url, String branch, @Nullable String username, @Nullable String password) {

	private static final String PASSWORD = "PLATFORM_GIT_PASSWORD";

	/**
	 * The words of a command.
	 * @param environment has the password, which a list of processes would show
	 */
	static GitAccess of(String url, String branch, @Nullable String username, Map<String, String> environment) {
		String password = environment.getOrDefault(PASSWORD, "");
		if (username != null && password.isEmpty()) {
			throw Problem.usage("--username without a password is no access",
					"export %s=the password or token".formatted(PASSWORD));
		}
		return new GitAccess(url, branch, username, (username != null) ? password : null);
	}

	/** The same, for who reads it from here. */
	RepositoryLocation location() {
		String login = (this.username != null && this.password != null)
				? encoded(this.username) + ":" + encoded(this.password) + "@" : "";
		return new RepositoryLocation(this.url.replaceFirst("^(https?://)", "$1" + Matcher.quoteReplacement(login)),
				this.branch);
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, UTF_8).replace("+", "%20");
	}

}
