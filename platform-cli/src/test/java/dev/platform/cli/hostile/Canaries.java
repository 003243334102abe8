package dev.platform.cli.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a hostile file would touch: a program that leaves a mark, a web server that
 * records every request, files beside the repository, and secrets in the environment.
 */
final class Canaries implements AutoCloseable {

	/** The beginning of each secret, which nothing may print. */
	static final String SECRET = "canary-secret-";

	private static final List<String> PROGRAMS = List.of("helm", "ssh", "git-remote-ext", "git-remote-canary",
			"git-credential-canary", "curl", "docker", "gpg");

	private final Path directory;

	private final HttpServer server;

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final SortedMap<String, String> outside;

	Canaries(Path directory) throws IOException {
		this.directory = directory;
		Path programs = Files.createDirectories(directory.resolve("programs"));
		for (String name : PROGRAMS) {
			Path program = programs.resolve(name);
			Files.writeString(program, "#!/bin/sh\necho \"%s $*\" >>%s\nexit 1\n".formatted(name, mark()));
			Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
		Path home = Files.createDirectories(home());
		Files.writeString(home.resolve(".gitconfig"), """
				[user]
				name = Somebody
				email = somebody@example.com
				[credential]
				helper = canary
				""");
		Files.writeString(home.resolve(".netrc"), "default login somebody password %snetrc\n".formatted(SECRET));
		Files.writeString(Files.createDirectories(directory.resolve("outside")).resolve("file.yaml"), "kept: true\n");
		this.outside = outside();
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
		this.server.createContext("/", (exchange) -> {
			this.requests.add("%s %s %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(),
					exchange.getRequestHeaders().get("Authorization")));
			byte[] fetched = "fetched: \"canary\"\n".getBytes();
			exchange.sendResponseHeaders(200, fetched.length);
			exchange.getResponseBody().write(fetched);
			exchange.close();
		});
		this.server.start();
	}

	/** The variables of a process that could give something away. */
	Map<String, String> environment() {
		Map<String, String> environment = new TreeMap<>();
		environment.put("PATH", this.directory.resolve("programs") + ":" + System.getenv("PATH"));
		environment.put("HOME", home().toString());
		environment.put("LANG", "C.UTF-8");
		for (String name : List.of("PLATFORM_GIT_PASSWORD", "GITHUB_TOKEN", "GITLAB_TOKEN", "GITEA_TOKEN",
				"AWS_SECRET_ACCESS_KEY")) {
			environment.put(name, SECRET + name);
		}
		return environment;
	}

	Path home() {
		return this.directory.resolve("home");
	}

	/** Fills in where the canaries are, and what is too long to be written down. */
	String fill(String text) {
		if (text.contains("${twelve megabytes}")) {
			return "# twelve\n".repeat((12 << 20) / 9);
		}
		if (text.contains("${ten thousand}")) {
			return "{{#name}}".repeat(10_000) + "x" + "{{/name}}".repeat(10_000);
		}
		return text.replace("${mark}", mark().toString())
			.replace("${http}", "http://127.0.0.1:" + this.server.getAddress().getPort())
			.replace("${outside}", this.directory.resolve("outside").toString());
	}

	/** Fails where anything was run, asked for, or written. */
	void assertUntouched(String by) throws IOException {
		assertThat(mark()).as("a program was run by " + by).doesNotExist();
		assertThat(this.requests).as("requests made by " + by).isEmpty();
		assertThat(outside()).as("files outside, after " + by).isEqualTo(this.outside);
	}

	private Path mark() {
		return this.directory.resolve("mark");
	}

	private SortedMap<String, String> outside() throws IOException {
		SortedMap<String, String> files = new TreeMap<>();
		for (Path root : List.of(this.directory.resolve("outside"), home(), this.directory.resolve("programs"))) {
			try (var paths = Files.walk(root)) {
				// JGit keeps there how finely this disk tells times apart.
				for (Path file : paths.filter((path) -> !path.startsWith(home().resolve(".config/jgit")))
					.filter(Files::isRegularFile)
					.toList()) {
					files.put(file.toString(), Files.readString(file));
				}
			}
		}
		return files;
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
