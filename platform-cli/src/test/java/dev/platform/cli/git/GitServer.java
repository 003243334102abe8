package dev.platform.cli.git;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.platform.cli.FreePort;
import dev.platform.cli.git.connection.RepositoryLocation;

/**
 * Git's own server on the loopback address, serving bare repositories that hold this
 * project's {@code gitops} folder.
 */
public final class GitServer implements AutoCloseable {

	private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

	private final Path base;

	private final int port;

	private final Process daemon;

	private GitServer(Path base, int port, Process daemon) {
		this.base = base;
		this.port = port;
		this.daemon = daemon;
	}

	/** Serves whatever is below the directory. */
	public static GitServer start(Path base) throws IOException {
		int port = FreePort.find();
		Process daemon = new ProcessBuilder("git", "daemon", "--base-path=" + base, "--export-all",
				"--enable=receive-pack", "--listen=127.0.0.1", "--port=" + port, "--reuseaddr")
			.redirectErrorStream(true)
			.redirectOutput(base.resolve("daemon.log").toFile())
			.start();
		awaitListening(port);
		return new GitServer(base, port, daemon);
	}

	/** A new bare repository with the manifests in one commit on main. */
	public Path create(String name) throws IOException {
		return create(name, List.of("gitops"));
	}

	/** A new bare repository with these folders and files in one commit on main. */
	public Path create(String name, List<String> paths) throws IOException {
		Path work = Files.createDirectory(this.base.resolve(name + "-work"));
		Path bare = this.base.resolve(name + ".git");
		git(work, "init", "--quiet", "--initial-branch=main");
		for (String path : paths) {
			Files.createDirectories(work.resolve(path).getParent());
			copy(PROJECT.resolve(path), work.resolve(path));
		}
		git(work, "add", ".");
		git(work, "commit", "--quiet", "--message=Begin");
		git(this.base, "clone", "--quiet", "--bare", work.toString(), bare.toString());
		return bare;
	}

	/** The address of a repository, the same for every client. */
	public RepositoryLocation location(String name) {
		return new RepositoryLocation("git://127.0.0.1:%d/%s.git".formatted(this.port, name), "main");
	}

	/** Installs a server-side hook. */
	public static void hook(Path bare, String name, String script) throws IOException {
		Path hook = bare.resolve("hooks").resolve(name);
		Files.writeString(hook, "#!/bin/sh\n" + script + "\n");
		Files.setPosixFilePermissions(hook, Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE));
	}

	/** Runs Git and returns what it prints. */
	public static String git(Path directory, String... words) throws IOException {
		List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=Test", "-c", "user.email=test@localhost",
				"-c", "commit.gpgsign=false"));
		command.addAll(List.of(words));
		Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes()).strip();
		try {
			if (process.waitFor() != 0) {
				throw new IOException(output);
			}
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
		return output;
	}

	private static void copy(Path from, Path to) throws IOException {
		try (var files = Files.walk(from)) {
			for (Path file : files.toList()) {
				Files.copy(file, to.resolve(from.relativize(file).toString()));
			}
		}
	}

	private static void awaitListening(int port) throws IOException {
		for (int attempt = 0; attempt < 100; attempt++) {
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
				return;
			}
			catch (IOException ex) {
				pause();
			}
		}
		throw new IOException("git daemon does not listen on port " + port);
	}

	private static void pause() {
		try {
			Thread.sleep(50);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.daemon.descendants().forEach(ProcessHandle::destroy);
		this.daemon.destroy();
	}

}
