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

	/**
	 * The value of a metric, named as Prometheus reads it.
	 */
	double metric(String name) throws IOException, InterruptedException {
		String metrics = HTTP.send(request("prometheus"), BodyHandlers.ofString()).body();
		return metrics.lines()
			.filter((line) -> line.startsWith(name + " "))
			.mapToDouble((line) -> Double.parseDouble(line.substring(name.length() + 1)))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No metric " + name + " in " + metrics));
	}

	private HttpRequest request(String endpoint) {
		return HttpRequest.newBuilder(URI.create("http://localhost:%d/actuator/%s".formatted(this.port, endpoint)))
			.build();
	}

}
