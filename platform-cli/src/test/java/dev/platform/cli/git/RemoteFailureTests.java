package dev.platform.cli.git;

import java.util.Optional;

import dev.platform.cli.git.connection.RepositoryLocation;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a remote or ssh says, and whether it is worth another attempt.
 */
class RemoteFailureTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ssh://git@git.example.com:443/p.git | Connection reset by 192.0.2.1 port 443 | true
			git@git.example.com:p.git | Connection to 192.0.2.1 closed by remote host. | true
			git@git.example.com:p.git | git-upload-pack not permitted on 'p.git' | false
			https://git.example.com/p.git | 503 Service Unavailable | true
			https://git.example.com/p.git | 429 Too Many Requests | true
			https://git.example.com/p.git | 413 Request Entity Too Large | false
			""")
	void knowsWhatMayPass(String url, String reason, boolean passes) {
		RepositoryLocation location = new RepositoryLocation(url, "main");
		assertThat(new RemoteFailure(location, new TransportException(reason), Optional.empty()).passes())
			.isEqualTo(passes);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			kex_exchange_identification: Connection closed by remote host | true | cannot reach
			kex_exchange_identification: read: Connection reset by peer | true | cannot reach
			client_loop: send disconnect: Broken pipe | true | cannot reach
			ERROR: Repository not found. | false | there is no repository at
			fatal: 'p.git' does not appear to be a git repository | false | there is no repository at
			""")
	void tellsABrokenConnectionFromARepositoryThatIsNotThere(String words, boolean passes, String message)
			throws Exception {
		RepositoryLocation location = new RepositoryLocation("git@git.example.com:p.git", "main");
		RemoteFailure failure = new RemoteFailure(location,
				new NoRemoteRepositoryException(new URIish(location.url()), words), Optional.empty());
		assertThat(failure.passes()).isEqualTo(passes);
		assertThat(failure.problem()).hasMessageStartingWith(message);
	}

}
