package dev.platform.engine.kustomization;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A kustomize without any fence: the only Git that it finds, and the only way to a
 * network, tell on it.
 */
final class WatchedKustomize {

	private final List<String> command;

	private final Path directory;

	private final HttpServer proxy;

	private final List<String> requests = new CopyOnWriteArrayList<>();

	WatchedKustomize(List<String> command) throws IOException {
		this.command = command;
		this.directory = Files.createTempDirectory("watched-kustomize");
		for (String program : List.of("git", "helm", "docker", "sh")) {
			Path watched = Files.writeString(Files.createDirectories(this.directory.resolve("bin")).resolve(program),
					"#!/bin/sh\n: >%s\nexit 1\n".formatted(mark()));
			assertThat(watched.toFile().setExecutable(true)).isTrue();
		}
		this.proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.proxy.createContext("/", (exchange) -> {
			this.requests.add(exchange.getRequestURI().toString());
			exchange.sendResponseHeaders(404, -1);
			exchange.close();
		});
		this.proxy.start();
	}

	/**
	 * Whether it renders files; a failure of the test where it runs or fetches anything.
	 */
	boolean renders(Map<String, String> files, String folder) throws IOException, InterruptedException {
		Path tree = Files.createTempDirectory(this.directory, "tree");
		if (!write(files, tree)) {
			return false;
		}
		List<String> words = new ArrayList<>(this.command);
		words.add(tree.resolve(folder).toString());
		ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD);
		builder.environment().clear();
		String address = "http://127.0.0.1:%d".formatted(this.proxy.getAddress().getPort());
		builder.environment()
			.putAll(Map.of("PATH", this.directory.resolve("bin").toString(), "HOME", tree.toString(), "HTTP_PROXY",
					address, "HTTPS_PROXY", address, "GOMEMLIMIT", "400MiB"));
		Process process = builder.start();
		boolean rendered = process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
		process.destroyForcibly();
		try (var paths = Files.walk(tree)) {
			paths.sorted(Comparator.reverseOrder()).forEach((path) -> path.toFile().delete());
		}
		assertThat(mark()).as("a program was run").doesNotExist();
		assertThat(this.requests).as("something was fetched").isEmpty();
		return rendered;
	}

	// Some names no file can have.
	private static boolean write(Map<String, String> files, Path tree) {
		try {
			for (Map.Entry<String, String> file : files.entrySet()) {
				Path path = tree.resolve(file.getKey());
				Files.createDirectories(path.getParent());
				Files.writeString(path, file.getValue());
			}
			return true;
		}
		catch (IOException | InvalidPathException ex) {
			return false;
		}
	}

	private Path mark() {
		return this.directory.resolve("MARK");
	}

	/** Whether it would tell: it runs and fetches where nothing is checked. */
	boolean wouldTell(Map<String, String> files, String folder) throws IOException, InterruptedException {
		try {
			renders(files, folder);
			return false;
		}
		catch (AssertionError told) {
			Files.deleteIfExists(mark());
			this.requests.clear();
			return true;
		}
	}

}
