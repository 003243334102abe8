package dev.platform.benchmarks.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One of the Spring Boot services.
 */
public final class Service {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static final int OK = 200;

	private final HttpClient http;

	private final Application application;

	private final Map<String, String> environment;

	private final int port;

	private final URI readiness;

	private @Nullable Program program;

	/**
	 * A service that does not run yet.
	 * @param port where it serves
	 * @param management where its health checks are; may be the same
	 */
	Service(Application application, Map<String, String> environment, int port, int management, HttpClient http) {
		this.application = application;
		this.environment = new HashMap<>(application.environment());
		this.environment.putAll(environment);
		this.port = port;
		this.readiness = URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(management));
		this.http = http;
	}

	public String name() {
		return this.application.name();
	}

	public int port() {
		return this.port;
	}

	/** Starts it, from its ahead-of-time cache if there is one. */
	public void start() {
		Path cache = this.application.cache();
		startWith(Files.exists(cache) ? new String[] { "-XX:AOTCache=" + cache } : new String[0]);
	}

	/** Runs it so that it writes its ahead-of-time cache when it stops. */
	public void startTraining() {
		startWith("-XX:AOTCacheOutput=" + this.application.cache());
	}

	private void startWith(String... flags) {
		this.program = Program.start(this.application.command(flags), this.environment, this.application.directory(),
				this.application.directory().resolveSibling(name() + ".log"));
	}

	/** Waits until it says that it is ready. */
	public void awaitReady() {
		Wait.until(name() + " is ready", PATIENCE, this::isReady);
	}

	private boolean isReady() {
		if (!running().isAlive()) {
			throw new IllegalStateException(name() + " has ended; see its log beside " + this.application.directory());
		}
		try {
			return this.http.send(HttpRequest.newBuilder(this.readiness).build(), BodyHandlers.discarding())
				.statusCode() == OK;
		}
		catch (IOException _) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", ex);
		}
	}

	public void kill() {
		running().kill();
	}

	public void stop() {
		running().stop();
	}

	/** How long processors have worked for it. */
	public Duration cpu() {
		return running().cpu();
	}

	/** The most memory it ever had resident, in MiB. */
	public double peakMemory() {
		return running().peakMemory();
	}

	private Program running() {
		if (this.program == null) {
			throw new IllegalStateException(name() + " was not started");
		}
		return this.program;
	}

}
