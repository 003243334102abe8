package dev.platform.cli.git;

import java.net.URISyntaxException;

import dev.platform.cli.output.Problem;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.NetRCCredentialsProvider;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

/**
 * Connections to the remote, and what it means when there is none.
 */
final class Transports {

	private static final int TIMEOUT_SECONDS = 30;

	private Transports() {
	}

	static Transport open(Repository repository, RepositoryLocation location)
			throws NotSupportedException, TransportException {
		try {
			URIish uri = new URIish(location.url());
			Transport transport = Transport.open(repository, uri);
			transport.setTimeout(TIMEOUT_SECONDS);
			// Without a provider JGit takes user and password from the address.
			if (location.url().startsWith("http") && uri.getPass() == null) {
				transport.setCredentialsProvider(new NetRCCredentialsProvider());
			}
			if (location.authority() != null && transport instanceof TransportHttp http) {
				http.setHttpConnectionFactory(new TrustedAuthority(location.authority()));
			}
			return transport;
		}
		catch (URISyntaxException ex) {
			throw Problem.usage("\"%s\" is not the address of a Git repository".formatted(location),
					"set PLATFORM_REPOSITORY, as in: PLATFORM_REPOSITORY=https://git.example.com/platform.git");
		}
	}

	static Problem unreachable(RepositoryLocation location, Exception cause) {
		String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("").replace(location.url(), "");
		return Problem.failed("cannot reach %s: %s".formatted(location, reason.replaceFirst("^[: ]+", "")),
				"git ls-remote " + location, cause);
	}

}
