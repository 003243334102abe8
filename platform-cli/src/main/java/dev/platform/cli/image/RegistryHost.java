package dev.platform.cli.image;

import java.net.URI;
import java.util.List;

import dev.platform.cli.network.Endpoint;
import dev.platform.cli.gitops.ImageReference;

/**
 * The registry that an image is in.
 *
 * @param name its host as images name it, {@code ghcr.io}
 * @param plain whether it is asked without TLS
 */
public record RegistryHost(String name, boolean plain) implements Comparable<RegistryHost> {

	private static final String DOCKER_HUB = "docker.io";

	/** What an image names, or Docker Hub where it names none. */
	public static RegistryHost of(ImageReference image) {
		String repository = image.repository();
		String first = repository.substring(0, Math.max(0, repository.indexOf('/')));
		boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
		return host ? new RegistryHost(first, isLoopback(first)) : new RegistryHost(DOCKER_HUB, false);
	}

	/** That of a cluster on this machine. */
	public static RegistryHost local(String name) {
		return new RegistryHost(name, true);
	}

	static boolean isLoopback(String authority) {
		return new Endpoint("http", authority.replaceFirst(":[0-9]+$", ""), 0).isLoopback();
	}

	/** Whether the name is one that RFC 2606 gives to nobody. */
	public boolean isPlaceholder() {
		return this.name.replaceFirst(":[0-9]+$", "").matches("(.+\\.)?example(\\.(com|net|org))?|.+\\.invalid");
	}

	/** Where its API begins. */
	public URI api() {
		String host = this.name.equals(DOCKER_HUB) ? "registry-1.docker.io" : this.name;
		return URI.create("%s://%s/v2/".formatted(this.plain ? "http" : "https", host));
	}

	/** The names that Docker's configuration may have for it, the likeliest first. */
	List<String> aliases() {
		return this.name.equals(DOCKER_HUB)
				? List.of("https://index.docker.io/v1/", DOCKER_HUB, "index.docker.io", "registry-1.docker.io")
				: List.of(this.name);
	}

	@Override
	public int compareTo(RegistryHost other) {
		return this.name.compareTo(other.name);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
