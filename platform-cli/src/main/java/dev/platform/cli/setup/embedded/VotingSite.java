package dev.platform.cli.setup.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

import dev.platform.cli.voting.LocalAuthorities;
import dev.platform.engine.Problem;
import tools.jackson.databind.json.JsonMapper;

/**
 * The voting application of one environment, used as a browser would, with a verified
 * certificate.
 */
final class VotingSite {

	private static final int SEE_OTHER = 303;

	private static final int OK = 200;

	private final HttpClient client;

	private final String base;

	/**
	 * A site that is not called yet.
	 * @param base the environment's address, {@code https://prod.localhost:8443}
	 * @param certificate the authority to trust
	 */
	VotingSite(String base, Path certificate) {
		this.base = base;
		this.client = HttpClient.newBuilder()
			.sslContext(new LocalAuthorities(List.of(certificate)).trustedAt(URI.create(base)))
			.build();
	}

	/** One vote, by a voter of its own. */
	void vote(String choice) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.base + "/vote/"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString("vote=" + choice))
			.build();
		call(request, SEE_OTHER);
	}

	/** The page that people vote on. */
	String page() {
		return call(HttpRequest.newBuilder(URI.create(this.base + "/vote/")).build(), OK);
	}

	Counts counts() {
		String json = call(HttpRequest.newBuilder(URI.create(this.base + "/result/counts")).build(), OK);
		return JsonMapper.shared().readValue(json, Counts.class);
	}

	private String call(HttpRequest request, int expected) {
		try {
			HttpResponse<String> response = this.client.send(request, HttpResponse.BodyHandlers.ofString());
			if (response.statusCode() != expected) {
				throw Problem.failed("%s answered %d".formatted(request.uri(), response.statusCode()),
						"platform status");
			}
			return response.body();
		}
		catch (IOException ex) {
			throw Problem.failed("cannot call %s: %s".formatted(request.uri(), ex), "platform status", ex);
		}
		catch (InterruptedException ex) {
			throw Problem.interrupted("platform demo", ex);
		}
	}

	/**
	 * Votes for the two options.
	 */
	record Counts(long a, long b) {

		long total() {
			return this.a + this.b;
		}

	}

}
