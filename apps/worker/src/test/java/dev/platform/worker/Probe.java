package dev.platform.worker;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Asks the management port.
 */
record Probe(int port) {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	int status(String probe) throws IOException, InterruptedException {
		return HTTP.send(request("health/" + probe), BodyHandlers.discarding()).statusCode();
	}

	String metrics() throws IOException, InterruptedException {
		return HTTP.send(request("prometheus"), BodyHandlers.ofString()).body();
	}

	private HttpRequest request(String endpoint) {
		return HttpRequest.newBuilder(URI.create("http://localhost:%d/actuator/%s".formatted(this.port, endpoint)))
			.build();
	}

}
