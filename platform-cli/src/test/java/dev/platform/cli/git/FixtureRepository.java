package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.platform.cli.git.connection.RepositoryLocation;

/**
 * A bare repository of the small {@code fixture}, which never changes: for outputs that
 * are compared with files.
 */
public final class FixtureRepository {

	private static final Path FIXTURE = Path.of("src/test/resources/dev/platform/cli/git/fixture");

	private FixtureRepository() {
	}

	/** Makes one below the directory. */
	public static GitRemote create(Path directory) throws IOException {
		Path work = directory.resolve("work");
		try (var files = Files.walk(FIXTURE)) {
			for (Path file : files.toList()) {
				Files.copy(file, work.resolve(FIXTURE.relativize(file).toString()));
			}
		}
		GitServer.git(work, "init", "--quiet", "--initial-branch=main");
		GitServer.git(work, "add", ".");
		GitServer.git(work, "commit", "--quiet", "--message=Begin");
		Path bare = directory.resolve("platform.git");
		GitServer.git(directory, "clone", "--quiet", "--bare", work.toString(), bare.toString());
		return new GitRemote(() -> new RepositoryLocation(bare.toString(), "main"), directory.resolve("cache"));
	}

}
