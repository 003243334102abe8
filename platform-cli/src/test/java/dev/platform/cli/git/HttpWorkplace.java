package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.gitops.CommitMessage;
import dev.platform.cli.gitops.Trailer;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Changes;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A repository behind a server that speaks Git's smart HTTP and asks for a login.
 */
final class HttpWorkplace implements AutoCloseable {

	static final CommitMessage MESSAGE = new CommitMessage("Change the options", "vote: other options",
			List.of(new Trailer(Trailer.ACTION, "deploy")));

	private static final String FILE = "gitops/overlays/dev/vote/release.env";

	final Path bare;

	final SmartHttpServer server;

	private final Path directory;

	private final GitServer files;

	private HttpWorkplace(Path directory, GitServer files) throws IOException {
		this.directory = directory;
		this.files = files;
		this.bare = files.create("platform");
		this.server = SmartHttpServer.start(directory);
	}

	static HttpWorkplace start(Path directory) throws IOException {
		return new HttpWorkplace(directory, GitServer.start(directory));
	}

	Optional<String> publish(String option) {
		GitRemote remote = remote(withToken());
		return remote.publish(remote.fetch(), change(option), MESSAGE);
	}

	GitRemote remote(Map<String, String> variables) {
		return new GitRemote(() -> location("http://"), this.directory.resolve("cache"), variables);
	}

	RepositoryLocation location(String beginning) {
		return new RepositoryLocation(this.server.url("platform").replace("http://", beginning), "main");
	}

	// Without the configuration of whoever runs the tests.
	Map<String, String> variables() {
		Map<String, String> variables = new HashMap<>(System.getenv());
		variables.keySet().removeIf((name) -> name.toLowerCase().endsWith("_proxy") || name.startsWith("PLATFORM_"));
		variables.put("GIT_CONFIG_GLOBAL", "/dev/null");
		variables.put("GIT_CONFIG_NOSYSTEM", "1");
		return variables;
	}

	Map<String, String> withToken() {
		Map<String, String> variables = variables();
		variables.put("PLATFORM_GIT_USERNAME", SmartHttpServer.USER);
		variables.put("PLATFORM_GIT_PASSWORD", SmartHttpServer.TOKEN);
		return variables;
	}

	Map<String, String> withHelper(String token) throws IOException {
		Path configuration = this.directory.resolve("gitconfig");
		Files.writeString(configuration, """
				[credential]
					helper = "!f() { echo $1 >>%s; test $1 != get || printf 'username=%s\\\\npassword=%s\\\\n'; }; f"
				""".formatted(this.directory.resolve("helper.log"), SmartHttpServer.USER, token));
		Map<String, String> variables = variables();
		variables.put("GIT_CONFIG_GLOBAL", configuration.toString());
		return variables;
	}

	String head() throws IOException {
		return GitServer.git(this.bare, "rev-parse", "main");
	}

	static Changes change(String option) {
		return Changes.none().with(FILE, "OPTION_A=" + option + "\n");
	}

	static Problem problem(ThrowingCallable action) {
		return catchThrowableOfType(Problem.class, action);
	}

	@Override
	public void close() {
		this.server.close();
		this.files.close();
	}

}
