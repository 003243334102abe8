package dev.platform.vote;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/**
 * Somebody at the page: follows no redirect, and keeps the ballot they were given.
 */
public class Visitor {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final String FORM = "application/x-www-form-urlencoded";

	private final URI page;

	private String cookie = "";

	public Visitor(URI page) {
		this.page = page;
	}

	public Visitor withCookie(String cookie) {
		this.cookie = cookie;
		return this;
	}

	public String voter() {
		return this.cookie.substring("voter=".length()).split("\\.")[0];
	}

	public HttpResponse<String> look() throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(this.page));
	}

	public HttpResponse<String> vote(String vote, String... headers) throws IOException, InterruptedException {
		return post(FORM, "vote=" + vote, headers);
	}

	public HttpResponse<String> post(String type, String body, String... headers)
			throws IOException, InterruptedException {
		var request = HttpRequest.newBuilder(this.page)
			.header("Content-Type", type)
			.POST(HttpRequest.BodyPublishers.ofString(body));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return send(request);
	}

	/**
	 * Sends a body of which the length is not known before.
	 */
	public HttpResponse<String> postInChunks(String type, String body) throws IOException, InterruptedException {
		var bytes = HttpRequest.BodyPublishers.ofString(body);
		return send(HttpRequest.newBuilder(this.page)
			.version(HttpClient.Version.HTTP_1_1)
			.header("Content-Type", type)
			.POST(HttpRequest.BodyPublishers.fromPublisher(bytes)));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		if (!this.cookie.isEmpty()) {
			request.header("Cookie", this.cookie);
		}
		var response = HTTP.send(request.build(), BodyHandlers.ofString());
		Optional<String> given = response.headers().firstValue("Set-Cookie");
		given.ifPresent((cookie) -> this.cookie = cookie.split(";")[0]);
		return response;
	}

}
