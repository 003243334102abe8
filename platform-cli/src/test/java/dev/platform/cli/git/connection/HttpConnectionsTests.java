package dev.platform.cli.git.connection;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.network.Proxies;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class HttpConnectionsTests {

	private final HttpConnections connections = new HttpConnections(new Proxies(Map.of()), Optional.empty(),
			Optional.empty(), (server) -> server.port() == 1, (_) -> true, new Transfer(TransferLimits.of(Map.of())));

	@ParameterizedTest
	@ValueSource(strings = { "objects/info/http-alternates", "objects/info/packs", "HEAD", "objects/ab/cd" })
	void readsNoPlainFilesWhichCouldNameOtherServers(String file) {
		assertThatIOException()
			.isThrownBy(() -> this.connections.create(URI.create("http://127.0.0.1:1/a.git/" + file).toURL()))
			.withMessage("the server speaks Git's old protocol alone (plain files), which is not used");
	}

	@ParameterizedTest
	@ValueSource(strings = { "info/refs?service=git-upload-pack", "git-upload-pack", "git-receive-pack" })
	void speaksGitsProtocol(String file) throws IOException {
		assertThat(this.connections.create(URI.create("http://127.0.0.1:1/a.git/" + file).toURL())).isNotNull();
	}

}
