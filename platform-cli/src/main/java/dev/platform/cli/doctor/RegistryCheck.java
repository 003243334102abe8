package dev.platform.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

import dev.platform.cli.image.ImageBuild;
import dev.platform.cli.image.Registry;
import dev.platform.cli.output.Problem;

/**
 * Whether the registry that images are pushed to answers, by the distribution API.
 */
record RegistryCheck(ImageBuild images) implements Check {

	private static final int OK = 200;

	private static final int UNAUTHORIZED = 401;

	@Override
	public String subject() {
		return "registry";
	}

	@Override
	public Diagnosis diagnose() {
		Optional<Registry> used = this.images.registries().get();
		if (used.isEmpty()) {
			return Diagnosis.ok("not used: the embedded system runs the jars of this checkout");
		}
		String registry = used.get().local();
		if (registry == null) {
			return Diagnosis.ok("not asked: each image names its own");
		}
		return ask(registry);
	}

	private static Diagnosis ask(String registry) {
		// A registry of this machine speaks plain HTTP.
		URI address = URI.create("http://%s/v2/".formatted(registry));
		try (HttpClient client = HttpClient.newHttpClient()) {
			int status = client
				.send(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build(),
						HttpResponse.BodyHandlers.discarding())
				.statusCode();
			return switch (status) {
				case OK -> Diagnosis.ok(registry);
				case UNAUTHORIZED ->
					Diagnosis.warn(registry + " wants to know who you are", "docker login " + registry);
				default -> Diagnosis.fail("%s answers %d".formatted(address, status), "curl -i " + address);
			};
		}
		catch (IOException ex) {
			return Diagnosis.fail("%s does not answer: %s".formatted(address, ex), "platform up --cluster");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw Problem.failed("interrupted", "platform doctor", ex);
		}
	}

}
