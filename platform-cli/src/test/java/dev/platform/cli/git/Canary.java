package dev.platform.cli.git;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * References that kustomize would follow: a program that leaves a mark, and a server on
 * this machine that remembers who asked.
 */
public final class Canary implements AutoCloseable {

	private final Path mark;

	private final HttpServer server;

	private final List<String> requests = new CopyOnWriteArrayList<>();

	/**
	 * One that is not touched yet.
	 * @param directory where the mark would be left
	 */
	public Canary(Path directory) throws IOException {
		this.mark = directory.resolve("MARK");
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> {
			this.requests.add(exchange.getRequestURI().toString());
			exchange.sendResponseHeaders(404, -1);
			exchange.close();
		});
		this.server.start();
	}

	/** A repository whose reference is an option of Git that runs a program. */
	public String program() {
		return "file:///nonexistent.git?ref=--upload-pack%3D" + URLEncoder.encode("touch ", UTF_8).replace("+", "%20")
				+ URLEncoder.encode(this.mark.toString(), UTF_8) + "%20%23";
	}

	/** A file on the server. */
	public String address() {
		return "http://127.0.0.1:%d/x".formatted(this.server.getAddress().getPort());
	}

	/** The end of the message that refuses {@link #program()}, which may be cut. */
	public String refused() {
		String shown = program().length() > 120 ? program().substring(0, 120) + "…" : program();
		return shown + " is not in this repository, and rendering fetches nothing";
	}

	public void assertUntouched() {
		assertThat(this.mark).doesNotExist();
		assertThat(this.requests).isEmpty();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
