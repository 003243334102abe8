package dev.platform.cli.git;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLPeerUnverifiedException;

import dev.platform.cli.git.connection.Connections;
import dev.platform.cli.git.connection.LedAway;
import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.network.Endpoint;
import dev.platform.cli.output.Printable;
import dev.platform.engine.Problem;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.internal.JGitText;

/**
 * What it means that the remote did not do as asked, told by the exception.
 *
 * @param stranger another server that it led to, and that asked for a login
 */
record RemoteFailure(RepositoryLocation location, IOException cause, Optional<Endpoint> stranger) {

	private static final Pattern CLIENT_ERROR = Pattern.compile("\\b4\\d\\d\\b");

	private static final Set<String> LATER = Set.of("408", "429");

	private static final Pattern BROKEN_SSH = Pattern.compile("connection (to \\S+ )?(reset|closed) by |broken pipe",
			Pattern.CASE_INSENSITIVE);

	RemoteFailure(Connections connections, IOException cause) {
		this(connections.location(), cause, connections.logins().stranger());
	}

	/**
	 * Whether the same may well succeed in a moment: the connection broke, or the server
	 * is busy.
	 */
	boolean passes() {
		if (isAbsent() || isLogin() || isPermission() || cause(LedAway.class).isPresent()) {
			return false;
		}
		return !isCausedBy(ConnectException.class) && !isCausedBy(UnknownHostException.class) && !isUntrusted()
				&& !isUnwelcome();
	}

	// Java reports a connection that broke as a failure of TLS, too, but never with
	// these.
	private boolean isUntrusted() {
		return isCausedBy(CertificateException.class) || isCausedBy(SSLPeerUnverifiedException.class);
	}

	private boolean isCausedBy(Class<? extends Exception> type) {
		return cause(type).isPresent();
	}

	private <T extends Exception> Optional<T> cause(Class<T> type) {
		for (Throwable reason = this.cause; reason != null; reason = reason.getCause()) {
			if (type.isInstance(reason)) {
				return Optional.of(type.cast(reason));
			}
		}
		return Optional.empty();
	}

	// What a server means by 408 and 429 is: later. What ssh says has no status, but a
	// port such as 443.
	private boolean isUnwelcome() {
		Matcher status = CLIENT_ERROR.matcher(said());
		return this.location.address().isHttp() && status.find() && !LATER.contains(status.group());
	}

	// JGit takes an ssh whose connection broke before the first word for a repository
	// that is not there.
	private boolean isAbsent() {
		return this.cause instanceof NoRemoteRepositoryException && !BROKEN_SSH.matcher(said()).find();
	}

	/** An empty repository has no branch to offer, which JGit takes for none. */
	boolean isEmptyRepository() {
		return this.cause instanceof NoRemoteRepositoryException && says("empty");
	}

	Problem problem() {
		Optional<LedAway> led = cause(LedAway.class);
		if (led.isPresent()) {
			return failed("%s leads to %s, another server, which is not asked".formatted(this.location, led.get().to()),
					"use the address it leads to, if that is the server you mean");
		}
		if (says("host key verification failed")) {
			return failed("the key of %s's host is not known, or not the known one".formatted(this.location),
					"connect once with ssh and compare the fingerprint it shows with the published one");
		}
		if (says("permission denied (")) {
			return failed("%s accepts none of your SSH keys".formatted(this.location),
					"ssh-add -l, then see that one of these keys is registered there");
		}
		if (isLogin() && this.stranger.isPresent()) {
			return failed(
					"%s leads to %s, which wants a login; what is given for one server is told to no other"
						.formatted(this.location, this.stranger.get()),
					"use the address it leads to, if that is the server you mean");
		}
		if (isLogin()) {
			return failed("%s wants a login and accepted none that was found".formatted(this.location),
					"set PLATFORM_GIT_PASSWORD to a token, or log in with Git's credential helper");
		}
		if (isPermission()) {
			return failed("%s does not permit it: %s".formatted(this.location, reason()),
					"ask for write access to the repository, or use another login");
		}
		if (isAbsent()) {
			return failed(
					"there is no repository at %s, or it is hidden from you: %s".formatted(this.location, reason()),
					"git ls-remote " + this.location);
		}
		if (isUntrusted()) {
			return failed("%s has a certificate that is not trusted".formatted(this.location),
					"git config --global http.sslCAInfo FILE, with the authority's certificate in it");
		}
		return failed("cannot reach %s: %s".formatted(this.location, reason()), "git ls-remote " + this.location);
	}

	boolean isLogin() {
		return says(JGitText.get().notAuthorized) || says(JGitText.get().noCredentialsProvider);
	}

	private boolean isPermission() {
		return says(" not permitted") || says("access denied");
	}

	private boolean says(String words) {
		return said().toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
	}

	// All of it: what a server is recognised by may stand behind what people are shown.
	private String said() {
		return String.valueOf(this.cause.getMessage()).replace(this.location.toString(), "").replaceFirst("^[: ]+", "");
	}

	private String reason() {
		return Printable.quoted(said());
	}

	private Problem failed(String message, String hint) {
		return Problem.failed(message, hint, this.cause);
	}

}
