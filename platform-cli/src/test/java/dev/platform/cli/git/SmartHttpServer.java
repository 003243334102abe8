package dev.platform.cli.git;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;

import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.jspecify.annotations.Nullable;

/**
 * Git's own {@code git-http-backend} behind a web server that asks for a password and can
 * misbehave.
 */
public final class SmartHttpServer implements AutoCloseable {

	static final String USER = "robot";

	static final String TOKEN = "s3cret-t0ken";

	private final HttpServer server;

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final Path base;

	/** The method and path of each request, in their order. */
	public final List<String> requests = new CopyOnWriteArrayList<>();

	/** Whether everybody may read. */
	public volatile boolean open;

	/** What Git is asked in place of what was asked. */
	volatile UnaryOperator<byte[]> asked = UnaryOperator.identity();

	/** How many of them were asked for a login. */
	final AtomicInteger refused = new AtomicInteger();

	/** What happens to the next requests instead of an answer. */
	final List<Mishap> mishaps = new CopyOnWriteArrayList<>();

	/**
	 * Something that goes wrong with a request.
	 *
	 * @param path the part of the address that tells which request
	 * @param status the status to answer with; 0 breaks the connection
	 * @param after whether Git does its work before
	 */
	record Mishap(String path, int status, boolean after) {
	}

	private SmartHttpServer(HttpServer server, Path base) {
		this.server = server;
		this.base = base;
	}

	public static SmartHttpServer start(Path base) throws IOException {
		return start(base, HttpServer.create(loopback(), 50));
	}

	/** The same under TLS. */
	static SmartHttpServer start(Path base, SSLContext identity) throws IOException {
		HttpsServer https = HttpsServer.create(loopback(), 50);
		https.setHttpsConfigurator(new HttpsConfigurator(identity));
		return start(base, https);
	}

	private static InetSocketAddress loopback() {
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
	}

	private static SmartHttpServer start(Path base, HttpServer http) {
		SmartHttpServer server = new SmartHttpServer(http, base);
		http.createContext("/", server::handle);
		http.setExecutor(server.executor);
		http.start();
		return server;
	}

	public String url(String name) {
		return "%s://127.0.0.1:%d/%s.git".formatted((this.server instanceof HttpsServer) ? "https" : "http",
				this.server.getAddress().getPort(), name);
	}

	private void handle(HttpExchange exchange) throws IOException {
		this.requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
		byte[] body = body(exchange);
		String expected = "Basic " + Base64.getEncoder().encodeToString((USER + ":" + TOKEN).getBytes());
		if (!this.open && !expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
			this.refused.incrementAndGet();
			exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
			answer(exchange, 401, new byte[0]);
			return;
		}
		Optional<Mishap> mishap = this.mishaps.stream()
			.filter((candidate) -> exchange.getRequestURI().toString().contains(candidate.path()))
			.findFirst();
		mishap.ifPresent(this.mishaps::remove);
		if (mishap.isEmpty() || mishap.get().after()) {
			byte[] response = backend(exchange, this.asked.apply(body));
			if (mishap.isEmpty()) {
				respond(exchange, response);
				return;
			}
		}
		if (mishap.get().status() > 0) {
			answer(exchange, mishap.get().status(), new byte[0]);
		}
		else {
			// Announces more than it sends.
			exchange.sendResponseHeaders(200, 100);
			exchange.close();
		}
	}

	private static byte[] body(HttpExchange exchange) throws IOException {
		InputStream body = exchange.getRequestBody();
		return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
				? new GZIPInputStream(body).readAllBytes() : body.readAllBytes();
	}

	private byte[] backend(HttpExchange exchange, byte[] body) throws IOException {
		ProcessBuilder builder = new ProcessBuilder("git", "-c", "http.receivepack=true", "http-backend");
		var variables = builder.environment();
		variables.put("GIT_PROJECT_ROOT", this.base.toString());
		variables.put("GIT_HTTP_EXPORT_ALL", "1");
		variables.put("REMOTE_USER", USER);
		variables.put("REQUEST_METHOD", exchange.getRequestMethod());
		variables.put("PATH_INFO", exchange.getRequestURI().getPath());
		variables.put("QUERY_STRING", orEmpty(exchange.getRequestURI().getRawQuery()));
		variables.put("CONTENT_TYPE", orEmpty(exchange.getRequestHeaders().getFirst("Content-Type")));
		variables.put("GIT_PROTOCOL", orEmpty(exchange.getRequestHeaders().getFirst("Git-Protocol")));
		variables.put("CONTENT_LENGTH", String.valueOf(body.length));
		Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
		this.executor.execute(() -> {
			try (OutputStream input = process.getOutputStream()) {
				input.write(body);
			}
			catch (IOException ex) {
				// It has ended and needs no input.
			}
		});
		return process.getInputStream().readAllBytes();
	}

	private static void respond(HttpExchange exchange, byte[] response) throws IOException {
		int status = 200;
		InputStream input = new BufferedInputStream(new ByteArrayInputStream(response));
		for (String line = line(input); !line.isEmpty(); line = line(input)) {
			String[] header = line.split(": ", 2);
			if (header[0].equals("Status")) {
				status = Integer.parseInt(header[1].substring(0, 3));
			}
			else {
				exchange.getResponseHeaders().set(header[0], header[1]);
			}
		}
		answer(exchange, status, input.readAllBytes());
	}

	private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
		exchange.sendResponseHeaders(status, (body.length > 0) ? body.length : -1);
		try (OutputStream output = exchange.getResponseBody()) {
			output.write(body);
		}
	}

	private static String line(InputStream input) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
			line.write(next);
		}
		return line.toString().strip();
	}

	private static String orEmpty(@Nullable String value) {
		return (value != null) ? value : "";
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

}
