package dev.platform.cli.promotion;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.platform.cli.FreePort;

/**
 * A real Gitea with one user, one token and an empty data directory.
 */
final class GiteaServer implements AutoCloseable {

	static final String USER = "robot";

	static final String PASSWORD = "secret-Passw0rd";

	private final Process process;

	private final int port;

	private GiteaServer(Process process, int port) {
		this.process = process;
		this.port = port;
	}

	/** The program: the one that {@code GITEA} names, else the one on the PATH. */
	static Optional<Path> program() {
		return Stream
			.concat(Stream.ofNullable(System.getenv("GITEA")),
					Stream.of(System.getenv("PATH").split(File.pathSeparator)).map((folder) -> folder + "/gitea"))
			.map(Path::of)
			.filter(Files::isExecutable)
			.findFirst();
	}

	static GiteaServer start(Path program, Path directory) throws Exception {
		int port = FreePort.find();
		Path configuration = directory.resolve("app.ini");
		Files.writeString(configuration, """
				RUN_USER = %1$s
				I_AM_BEING_UNSAFE_RUNNING_AS_ROOT = true
				WORK_PATH = %2$s
				[server]
				HTTP_ADDR = 127.0.0.1
				HTTP_PORT = %3$d
				ROOT_URL = http://127.0.0.1:%3$d/
				DISABLE_SSH = true
				OFFLINE_MODE = true
				STATIC_ROOT_PATH = %4$s
				[database]
				DB_TYPE = sqlite3
				PATH = %2$s/gitea.db
				[repository]
				ROOT = %2$s/repositories
				[security]
				INSTALL_LOCK = true
				[log]
				LEVEL = error
				[cron]
				ENABLED = false
				""".formatted(System.getProperty("user.name"), directory, port, program.resolveSibling("static")));
		run(program, configuration, "migrate");
		run(program, configuration, "admin", "user", "create", "--username", USER, "--password", PASSWORD, "--email",
				"robot@localhost", "--admin", "--must-change-password=false");
		Process process = command(program, configuration, "web").redirectOutput(directory.resolve("web.log").toFile())
			.start();
		GiteaServer server = new GiteaServer(process, port);
		for (int attempt = 0; attempt < 300; attempt++) {
			try {
				server.call("GET", "/version", "");
				return server;
			}
			catch (IOException ex) {
				Thread.sleep(100);
			}
		}
		throw new IOException("Gitea does not start: " + Files.readString(directory.resolve("web.log")));
	}

	/** An empty repository that belongs to the user. */
	String create(String name) throws Exception {
		call("POST", "/user/repos", "{\"name\": \"%s\", \"default_branch\": \"main\"}".formatted(name));
		return "http://127.0.0.1:%d/%s/%s.git".formatted(this.port, USER, name);
	}

	/** A request to its interface, with the user's password; the answer's body. */
	String call(String method, String path, String body) throws Exception {
		String login = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes());
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:%d/api/v1%s".formatted(this.port, path)))
			.header("Authorization", "Basic " + login)
			.header("Content-Type", "application/json")
			.method(method, HttpRequest.BodyPublishers.ofString(body))
			.build();
		try (HttpClient client = HttpClient.newHttpClient()) {
			HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
			if (response.statusCode() >= 300) {
				throw new IOException(response.statusCode() + ": " + response.body());
			}
			return response.body();
		}
	}

	private static void run(Path program, Path configuration, String... words) throws Exception {
		Process process = command(program, configuration, words).start();
		String output = new String(process.getInputStream().readAllBytes());
		if (process.waitFor() != 0) {
			throw new IOException(output);
		}
	}

	private static ProcessBuilder command(Path program, Path configuration, String... words) {
		ProcessBuilder builder = new ProcessBuilder(
				Stream.concat(Stream.of(program.toString(), "--config", configuration.toString()), Stream.of(words))
					.toList());
		builder.environment()
			.putAll(Map.of("HOME", configuration.getParent().toString(), "GITEA_WORK_DIR",
					configuration.getParent().toString()));
		return builder.redirectErrorStream(true);
	}

	@Override
	public void close() {
		this.process.descendants().forEach(ProcessHandle::destroy);
		this.process.destroy();
	}

}
