package dev.platform.cli.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.platform.cli.output.OutputFormat;
import dev.platform.cli.output.Progress;
import dev.platform.cli.voting.LocalAuthorities;
import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SendVotesIntegrationTests {

	private final Map<String, Integer> votes = new ConcurrentHashMap<>();

	private final AtomicInteger number = new AtomicInteger();

	private final List<String> told = new ArrayList<>();

	private final List<String> shown = new ArrayList<>();

	private final Progress progress = new Progress() {
		@Override
		public void tell(String line) {
			SendVotesIntegrationTests.this.told.add(line);
		}

		@Override
		public void show(String line) {
			SendVotesIntegrationTests.this.shown.add(line);
		}
	};

	private IntUnaryOperator status = (vote) -> 303;

	private int forgotten;

	private HttpServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/vote/", this::vote);
		this.server.createContext("/result/counts", (exchange) -> {
			byte[] counts = "{\"a\":%d,\"b\":%d}"
				.formatted(this.votes.getOrDefault("vote=a", 0), this.votes.getOrDefault("vote=b", 0))
				.getBytes();
			exchange.sendResponseHeaders(200, counts.length);
			exchange.getResponseBody().write(counts);
			exchange.close();
		});
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	private void vote(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes());
		int vote = exchange.getRequestMethod().equals("GET") ? 0 : this.number.incrementAndGet();
		int answer = (vote == 0) ? 200 : this.status.applyAsInt(vote);
		if (answer == 303 && vote > this.forgotten) {
			this.votes.merge(body, 1, Integer::sum);
		}
		exchange.sendResponseHeaders(answer, -1);
		exchange.close();
	}

	@Test
	void sendsSoManyVotesForEachOptionAndWaitsUntilTheyAreCounted() {
		LoadReport report = load("/vote", 200, 100);
		assertThat(this.votes).isEqualTo(Map.of("vote=a", 200, "vote=b", 100));
		assertThat(report.accepted()).isEqualTo(300);
		assertThat(report.refused()).isEmpty();
		assertThat(report.counted()).isEqualTo(300);
		assertThat(report.countedAfter()).isNotNull();
		assertThat(report.latency().p50()).isPositive()
			.isLessThanOrEqualTo(report.latency().p90())
			.isLessThanOrEqualTo(report.latency().max());
		assertThat(this.shown).anyMatch((line) -> line.contains("of 300 votes")).last().isEqualTo("");
	}

	@Test
	void tellsWhatWasRefusedAndWhy() {
		this.status = (vote) -> (vote % 3 == 0) ? 429 : 303;
		LoadReport report = load("/vote/", 20, 10);
		assertThat(report.accepted()).isEqualTo(20);
		assertThat(report.refused()).isEqualTo(Map.of(429, 10));
		assertThat(report.text()).contains("10 answered 429: too many from one address");
		assertThat(OutputFormat.JSON.render(report)).contains("\"429\" : 10").contains("\"accepted\" : 20");
	}

	@Test
	void failsWhenNoVoteIsTaken() {
		this.status = (vote) -> 503;
		assertThatProblem("/vote/").withMessage(url("/vote/") + " took none of 30 votes: it answered 503");
	}

	@Test
	void failsWhenVotesThatWereTakenAreNotCounted() {
		this.forgotten = 2;
		SendVotes impatient = new SendVotes(new LocalAuthorities(List.of()), this.progress, (stop, work) -> work.run(),
				Duration.ofSeconds(1));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> impatient.run(new LoadPlan(VoteUrl.of(url("/vote")), 20, 10, 8)))
			.withMessage("2 of 30 accepted votes were not counted within 1 s")
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.FAILED));
		assertThat(this.told).singleElement().asString().contains("28 of 30 counted so far");
	}

	@Test
	void failsBeforeItVotesWhereThereIsNoPage() {
		assertThatProblem("/votes/").withMessage(url("/votes/") + " answered 404, not a page");
		assertThat(this.number).hasValue(0);
	}

	@Test
	void failsWhereNobodyAnswers() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> load(new LoadPlan(VoteUrl.of("http://127.0.0.1:%d/vote".formatted(port)), 1, 0, 1)))
			.withMessage("cannot call http://127.0.0.1:%d/vote/: nobody answers there".formatted(port));
	}

	@Test
	void saysWhatWasDoneWhenItIsInterrupted() {
		LoadPlan plan = new LoadPlan(VoteUrl.of(url("/vote")), 1_000_000, 0, 2);
		SendVotes interrupted = new SendVotes(new LocalAuthorities(List.of()), this.progress, (stop, work) -> {
			this.status = (vote) -> {
				if (vote == 40) {
					stop.run();
				}
				return 303;
			};
			work.run();
		});
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> interrupted.run(plan))
			.withMessageMatching("interrupted after 4[0-9] of 1,000,000 votes");
		assertThat(this.told).singleElement().asString().contains("ACCEPTED").contains("PER SECOND");
	}

	private org.assertj.core.api.ThrowableAssertAlternative<Problem> assertThatProblem(String path) {
		return assertThatExceptionOfType(Problem.class).isThrownBy(() -> load(path, 20, 10))
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.FAILED))
			.satisfies((problem) -> assertThat(problem.hint()).startsWith("platform "));
	}

	private LoadReport load(String path, int votesA, int votesB) {
		return load(new LoadPlan(VoteUrl.of(url(path)), votesA, votesB, 8));
	}

	private LoadReport load(LoadPlan plan) {
		return new SendVotes(new LocalAuthorities(List.of()), this.progress, (stop, work) -> work.run()).run(plan);
	}

	private String url(String path) {
		return "http://127.0.0.1:%d%s".formatted(this.server.getAddress().getPort(), path);
	}

}
