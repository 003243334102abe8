package dev.platform.benchmarks.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The queue, the database and the three services, each on ports of its own.
 *
 * @param directory what they write, their logs too
 */
public record VotingSystem(Queue queue, Postgres postgres, Service vote, Service worker, Service result,
		Path directory) implements AutoCloseable {

	/** By which vote knows its ballots again. */
	public static final String COOKIE_SECRET = "the benchmark knows it, and nobody needs to guess";

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	/**
	 * A system of which nothing runs yet.
	 * @param queueArguments what the queue's server is told beyond its manifest; the last
	 * one counts
	 * @param claimAfter after how many seconds a worker takes over from a dead one
	 */
	public static VotingSystem of(Checkout checkout, QueueServer server, List<String> queueArguments, int claimAfter) {
		Path directory = directory(checkout);
		Queue queue = server.in(directory, checkout, queueArguments);
		Postgres postgres = new Postgres(directory.resolve("postgres"));
		HttpClient http = HttpClient.newHttpClient();
		Map<String, String> database = Map.of("POSTGRES_HOST", "127.0.0.1", "POSTGRES_PORT",
				Integer.toString(postgres.port()), "POSTGRES_DATABASE", "postgres", "POSTGRES_USER", "postgres");
		Map<String, String> voting = new HashMap<>(queue.environment());
		voting.put("VOTE_COOKIE_SECRET", COOKIE_SECRET);
		Map<String, String> both = new HashMap<>(queue.environment());
		both.putAll(database);
		// All load comes from one address here.
		Map<String, String> open = Map.of("CLIENT_REQUESTS", "10000", "CLIENT_VIEWERS", "10000", "CLIENT_CONNECTIONS",
				"0");
		voting.putAll(open);
		Map<String, String> viewing = new HashMap<>(database);
		viewing.putAll(open);
		both.put("WORKER_CLAIM_AFTER", claimAfter + "s");
		return new VotingSystem(queue, postgres,
				service(Application.unpack(checkout, "vote", directory), voting, Ports.free(), http),
				worker(Application.unpack(checkout, "worker", directory), both, http),
				service(Application.unpack(checkout, "result", directory), viewing, Ports.free(), http), directory);
	}

	// In the checkout, because a system's /tmp may be memory, and there a write costs
	// nothing.
	private static Path directory(Checkout checkout) {
		try {
			Path parent = Files.createDirectories(checkout.root().resolve("apps/benchmarks/target/systems"));
			return Files.createTempDirectory(parent, "system-");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Service service(Application application, Map<String, String> environment, int port,
			HttpClient http) {
		int management = Ports.free();
		Map<String, String> all = new HashMap<>(environment);
		all.put("SERVER_ADDRESS", "127.0.0.1");
		all.put("SERVER_PORT", Integer.toString(port));
		all.put("MANAGEMENT_SERVER_PORT", Integer.toString(management));
		return new Service(application, all, port, management, http);
	}

	// It has one port only.
	private static Service worker(Application application, Map<String, String> environment, HttpClient http) {
		int port = Ports.free();
		Map<String, String> all = new HashMap<>(environment);
		all.put("SERVER_ADDRESS", "127.0.0.1");
		all.put("SERVER_PORT", Integer.toString(port));
		return new Service(application, all, port, port, http);
	}

	public List<Service> services() {
		return List.of(this.vote, this.worker, this.result);
	}

	/** Where the result page hears of the counts. */
	public URI live() {
		return URI.create("ws://127.0.0.1:%d/live".formatted(this.result.port()));
	}

	/** Starts everything, and waits until it is ready. */
	public VotingSystem start() {
		this.queue.start();
		this.postgres.start();
		services().forEach(Service::start);
		services().forEach(Service::awaitReady);
		Wait.until("the worker has made its table", PATIENCE, this.postgres::hasVotes);
		return this;
	}

	@Override
	public void close() {
		services().forEach(Service::stop);
		this.queue.kill();
		this.postgres.stop();
	}

}
