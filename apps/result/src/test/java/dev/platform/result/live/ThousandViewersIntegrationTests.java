package dev.platform.result.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.platform.result.RealPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A full hall, in which everybody watches the same instance.
 */
// They all come in the same moment, which takes a slow machine a while.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "client.requests-at-once=2000" })
@TestInstance(Lifecycle.PER_CLASS)
class ThousandViewersIntegrationTests {

	private static final int VIEWERS = 1000;

	private static final int COMMITS = 20;

	private static final int A_SECOND = 10;

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final int POSTGRES_PORT = RealPostgres.freePort();

	private final HttpClient http = HttpClient.newHttpClient();

	private final List<Viewing> viewers;

	private final URI live;

	private RealPostgres postgres;

	ThousandViewersIntegrationTests(@LocalServerPort int port) {
		this.live = URI.create("ws://localhost:%d/live".formatted(port));
		this.viewers = Stream.generate(Viewing::new).limit(VIEWERS).toList();
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		RealPostgres.register(properties, POSTGRES_PORT);
	}

	@BeforeAll
	void open() throws Exception {
		this.postgres = RealPostgres.start(POSTGRES_PORT);
		this.postgres.createSchema();
		CompletableFuture
			.allOf(this.viewers.stream()
				.map((viewer) -> this.http.newWebSocketBuilder().buildAsync(this.live, viewer))
				.toArray(CompletableFuture[]::new))
			.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		await().atMost(PATIENCE).until(() -> this.viewers.stream().noneMatch((viewer) -> viewer.seen.isEmpty()));
	}

	@AfterAll
	void close() throws Exception {
		this.http.shutdownNow();
		this.postgres.close();
	}

	@Test
	void showsEverybodyEachCommitSoon() throws Exception {
		List<Long> delays = new ArrayList<>();
		this.postgres.execute("truncate votes");
		for (int i = 1; i <= COMMITS; i++) {
			String counts = "{\"a\":%d,\"b\":0}".formatted(i);
			TimeUnit.MILLISECONDS.sleep(200);
			this.postgres.execute("insert into votes (voter, vote, at) values ('%d', 'a', now())".formatted(i));
			long committed = System.nanoTime();
			await().atMost(PATIENCE)
				.pollInterval(Duration.ofMillis(5))
				.until(() -> this.viewers.stream().allMatch((viewer) -> viewer.has(counts)));
			this.viewers.forEach((viewer) -> delays.add(viewer.when(counts) - committed));
		}
		long[] sorted = delays.stream().mapToLong(TimeUnit.NANOSECONDS::toMillis).sorted().toArray();
		System.out.printf("%d viewers: an update is there after %d ms (median), %d ms (p99), %d ms (at most)%n",
				VIEWERS, sorted[sorted.length / 2], sorted[sorted.length * 99 / 100],
				LongStream.of(sorted).max().orElseThrow());
		assertThat(sorted).hasSize(VIEWERS * COMMITS);
		assertThat(sorted[sorted.length / 2]).as("median on a machine that does other things, too").isLessThan(500);
	}

	@Test
	void showsNobodyMoreThanTenUpdatesASecond() throws Exception {
		this.viewers.forEach((viewer) -> viewer.seen.clear());
		long begin = System.nanoTime();
		long votes = 0;
		while (System.nanoTime() - begin < Duration.ofSeconds(3).toNanos()) {
			this.postgres
				.execute("insert into votes (voter, vote, at) values ('burst-%d', 'b', now())".formatted(votes++));
		}
		String last = "\"b\":%d}".formatted(votes);
		await().atMost(PATIENCE).until(() -> this.viewers.stream().allMatch((viewer) -> viewer.hasEndingWith(last)));
		double seconds = (System.nanoTime() - begin) / 1e9;
		assertThat(votes).isGreaterThan((long) (A_SECOND * seconds));
		assertThat(this.viewers)
			.allSatisfy((viewer) -> assertThat(viewer.seen.size()).isLessThanOrEqualTo((int) (A_SECOND * seconds) + 1));
		assertThat(this.viewers)
			.allSatisfy((viewer) -> assertThat(viewer.seen).extracting(Update::counts).doesNotHaveDuplicates());
	}

	private record Update(String counts, long at) {
	}

	/**
	 * A browser that keeps what it was sent, and when.
	 */
	private static final class Viewing implements WebSocket.Listener {

		private final ConcurrentLinkedQueue<Update> seen = new ConcurrentLinkedQueue<>();

		boolean has(String counts) {
			return this.seen.stream().anyMatch((update) -> update.counts().equals(counts));
		}

		boolean hasEndingWith(String counts) {
			return this.seen.stream().anyMatch((update) -> update.counts().endsWith(counts));
		}

		long when(String counts) {
			return this.seen.stream()
				.filter((update) -> update.counts().equals(counts))
				.mapToLong(Update::at)
				.findFirst()
				.orElseThrow();
		}

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.seen.add(new Update(data.toString(), System.nanoTime()));
			return WebSocket.Listener.super.onText(socket, data, last);
		}

	}

}
