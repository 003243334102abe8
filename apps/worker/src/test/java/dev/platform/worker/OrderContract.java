package dev.platform.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.platform.worker.queue.RealQueue;
import dev.platform.worker.store.RealPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * That several workers count what one would have counted.
 */
public abstract class OrderContract {

	private static final int VOTERS = 400;

	private static final int VOTES = 4_000;

	private final RealQueue queue;

	private final String[] properties;

	private EmbeddedPostgres postgres;

	/**
	 * A contract about a queue.
	 * @param properties command line arguments by which a worker finds the queue
	 */
	protected OrderContract(RealQueue queue, String... properties) {
		this.queue = queue;
		this.properties = properties;
	}

	@BeforeEach
	void start() {
		this.postgres = RealPostgres.start();
		this.queue.start();
	}

	@AfterEach
	void stop() throws Exception {
		this.queue.die();
		this.postgres.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "first", "latest" })
	void countsWhatOneWorkerWouldHaveCounted(String policy) {
		Random random = new Random(42);
		Map<String, String> expected = new TreeMap<>();
		List<Map<String, String>> votes = new ArrayList<>();
		for (int i = 0; i < VOTES; i++) {
			String voter = "voter-" + random.nextInt(VOTERS);
			String vote = random.nextBoolean() ? "a" : "b";
			// The clocks of those who ask may differ: they do not decide.
			votes.add(Map.of("voter", voter, "vote", vote, "at", Integer.toString(random.nextInt(1000))));
			expected.merge(voter, vote, (earlier, later) -> policy.equals("first") ? earlier : later);
		}
		this.queue.add(votes);
		List<ConfigurableApplicationContext> workers = IntStream.range(0, 3).mapToObj((i) -> worker(policy)).toList();
		try {
			JdbcClient database = workers.getFirst().getBean(JdbcClient.class);
			await().atMost(Duration.ofSeconds(60)).until(() -> this.queue.length() == 0);
			assertThat(database.sql("select voter, vote from votes")
				.query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
				.stream()
				.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))).isEqualTo(expected);
			long a = expected.values().stream().filter("a"::equals).count();
			assertThat(database.sql("select a || ':' || b from tally").query(String.class).single())
				.isEqualTo(a + ":" + (expected.size() - a));
		}
		finally {
			workers.forEach(ConfigurableApplicationContext::close);
		}
	}

	private ConfigurableApplicationContext worker(String policy) {
		String[] arguments = Stream
			.concat(Stream.of(this.properties),
					Stream.of("--server.port=0", "--worker.batch=100", "--worker.claim-after=2s",
							"--worker.policy=" + policy, "--POSTGRES_PORT=" + this.postgres.getPort(),
							"--POSTGRES_DATABASE=postgres", "--POSTGRES_USER=postgres"))
			.toArray(String[]::new);
		return new SpringApplicationBuilder(WorkerApplication.class).run(arguments);
	}

}
