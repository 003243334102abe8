package dev.platform.cli.git.connection;

import java.net.URISyntaxException;
import java.util.Map;

import dev.platform.cli.network.PlainHttp;
import dev.platform.engine.Problem;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

/**
 * The ways from the clone to the remote.
 *
 * @param environment the variables that Git and its programs read
 */
public record Connections(Repository repository, RepositoryLocation location, Logins logins,
		Map<String, String> environment) {

	private static final int TIMEOUT_SECONDS = 30;

	public static Connections of(Repository repository, RepositoryLocation location, Access access) {
		KnownLogins known = new KnownLogins(access, location.address());
		return new Connections(repository, location, new Logins(known, new PlainHttp(access.environment())),
				access.environment());
	}

	/** A conversation, within the limits. */
	public Transfer transfer() {
		return new Transfer(TransferLimits.of(this.environment));
	}

	public Transport open(Transfer transfer) throws NotSupportedException, TransportException {
		URIish address = parsed(this.location);
		Transport transport = GitTransport.SCHEME.equals(address.getScheme())
				? new GitTransport(this.repository, address, transfer) : Transport.open(this.repository, address);
		transport.setTimeout(TIMEOUT_SECONDS);
		transport.setCredentialsProvider(this.logins);
		if (transport instanceof TransportHttp http) {
			http.setHttpConnectionFactory(new HttpSettings(this.repository.getConfig(), this.environment, this.location)
				.connections(transfer));
			// Told before it is asked for: the server has asked, and taken it, before.
			this.logins.proven()
				.ifPresent((login) -> http.setPreemptiveBasicAuthentication(login.username(), login.password()));
		}
		if (transport instanceof SshTransport ssh) {
			ssh.setSshSessionFactory(new SystemSsh(this.repository.getConfig(), this.environment, transfer));
		}
		return transport;
	}

	// What JGit does not know it cannot tell in an exception.
	private static URIish parsed(RepositoryLocation location) {
		try {
			return new URIish(location.address().toString());
		}
		catch (URISyntaxException ex) {
			throw Problem.usage("\"%s\" is not the address of a Git repository".formatted(location),
					"set PLATFORM_REPOSITORY, as in: PLATFORM_REPOSITORY=https://git.example.com/platform.git");
		}
	}

}
