package dev.platform.cli.voting;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import dev.platform.cli.network.Exchange;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page that people vote on, and the counts beside it.
 */
public final class VotePage implements AutoCloseable {

	/** The status of the answer to a vote that was taken. */
	public static final int TAKEN = 303;

	private static final int OK = 200;

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final URI address;

	private final HttpClient client;

	private final Exchange exchange;

	/** The page at an address with a slash at its end. */
	public VotePage(URI address, LocalAuthorities authorities) {
		this.address = address;
		// One connection for each that votes, as browsers have it.
		this.client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(PATIENCE)
			.sslContext(authorities.trustedAt(address))
			.build();
		this.exchange = new Exchange(this.client, PATIENCE);
	}

	/** Opens the page and says what status that has. */
	public int open() throws IOException, InterruptedException {
		return this.exchange.send(HttpRequest.newBuilder(this.address).build(), BodyHandlers.discarding()).statusCode();
	}

	/** Votes, as a voter of its own, and says what status the answer has. */
	public int vote(String choice) throws IOException, InterruptedException {
		HttpRequest vote = HttpRequest.newBuilder(this.address)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("vote=" + choice))
			.build();
		return this.exchange.send(vote, BodyHandlers.discarding()).statusCode();
	}

	/** The votes counted so far; nothing unless the result is shown beside this page. */
	public OptionalLong counted() throws InterruptedException {
		return this.address.getPath().endsWith("/vote/") ? counted(this.address.resolve("../result/counts"))
				: OptionalLong.empty();
	}

	private OptionalLong counted(URI counts) throws InterruptedException {
		try {
			HttpResponse<String> answer = this.exchange.send(HttpRequest.newBuilder(counts).build(), Exchange.text());
			return (answer.statusCode() == OK) ? total(JsonMapper.shared().readTree(answer.body()))
					: OptionalLong.empty();
		}
		catch (IOException | JacksonException _) {
			return OptionalLong.empty();
		}
	}

	private static OptionalLong total(JsonNode counts) {
		return Optional.of(counts)
			.filter((node) -> node.path("a").isIntegralNumber() && node.path("b").isIntegralNumber())
			.map((node) -> OptionalLong.of(node.path("a").asLong() + node.path("b").asLong()))
			.orElse(OptionalLong.empty());
	}

	@Override
	public void close() {
		this.client.shutdownNow();
		this.client.close();
	}

}
