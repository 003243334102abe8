package dev.platform.git;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A server on the loopback address, in this process.
 */
record TestServer(GitServer server) implements AutoCloseable {

	static final URI URL = URI.create("http://git.git.svc.cluster.local/platform.git");

	static final long MEBIBYTES_OF_AN_OBJECT = 32;

	static final Receivers NOBODY = new Receivers(List.of(), List.of());

	static TestServer start(Path volume) throws IOException {
		return start(settings(volume, true, 64, NOBODY));
	}

	static TestServer start(Settings settings) throws IOException {
		return new TestServer(GitServer.start(settings));
	}

	static Settings settings(Path volume, boolean anonymousFetch, long mebibytes, Receivers receivers) {
		return new Settings(volume, 0, new Credentials("platform", "right"), anonymousFetch, mebibytes * 1024 * 1024,
				MEBIBYTES_OF_AN_OBJECT * 1024 * 1024, URL, receivers, "shared");
	}

	URI at(String path) {
		return URI.create("http://127.0.0.1:%d%s".formatted(this.server.port(), path));
	}

	/** The address with a password in it. */
	String as(String password) {
		return "http://platform:%s@127.0.0.1:%d/platform.git".formatted(password, this.server.port());
	}

	String anonymously() {
		return at("/platform.git").toString();
	}

	@Override
	public void close() {
		this.server.close();
	}

}
