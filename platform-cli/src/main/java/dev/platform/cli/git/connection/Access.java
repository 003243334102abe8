package dev.platform.cli.git.connection;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.platform.cli.network.Endpoint;

/**
 * What a remote may use of this process' variables.
 *
 * @param environment what Git and its programs read
 * @param ours whether a server is that of the GitOps repository, whose login the
 * variables hold
 */
public record Access(Map<String, String> environment, Predicate<Endpoint> ours) {

	/** The GitOps repository's own. */
	public static Access ours(Map<String, String> environment) {
		return new Access(environment, (_) -> true);
	}

	/**
	 * That of another repository: the variables' login goes to it only where it is on the
	 * same server.
	 * @param repository the GitOps repository's server; nothing where there is none
	 */
	public static Access elsewhere(Map<String, String> environment, Supplier<Optional<Endpoint>> repository) {
		return new Access(environment, (server) -> repository.get().filter(server::equals).isPresent());
	}

}
