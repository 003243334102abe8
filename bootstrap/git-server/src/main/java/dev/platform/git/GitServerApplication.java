package dev.platform.git;

import java.io.IOException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the server as its environment's variables say, until the process is told to end.
 */
final class GitServerApplication {

	private static final Logger logger = LoggerFactory.getLogger(GitServerApplication.class);

	private GitServerApplication() {
	}

	static void main() {
		try {
			Settings settings = Settings.read(System.getenv());
			GitServer server = GitServer.start(settings);
			Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
			logger.info("serving {} on port {}", settings.directory(), server.port());
		}
		catch (IOException | IllegalArgumentException ex) {
			logger.error("cannot start: {}", ex.getMessage());
			System.exit(1);
		}
	}

}
