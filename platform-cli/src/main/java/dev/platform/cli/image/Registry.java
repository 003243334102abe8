package dev.platform.cli.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Where images are pushed to.
 *
 * @param local the registry of the cluster on this machine, which answers for every
 * registry's name; null to push to the registry that an image names
 * @param base the image that services are built on; null for the one in the pom
 * @param logins the folder of Docker's configuration with the login of the local
 * registry; null to look where Docker does
 */
public record Registry(@Nullable String local, @Nullable String base, @Nullable String logins) {

	public Registry(@Nullable String local, @Nullable String base) {
		this(local, base, null);
	}

	String address(String repository) {
		return (this.local != null) ? this.local + repository.substring(repository.indexOf('/')) : repository;
	}

	/** Variables for the program that pushes. */
	Map<String, String> environment() {
		return (this.logins != null) ? Map.of("DOCKER_CONFIG", this.logins) : Map.of();
	}

	List<String> options() {
		List<String> options = new ArrayList<>();
		if (this.local != null) {
			options.addAll(List.of("-Djib.allowInsecureRegistries=true", "-DsendCredentialsOverHttp=true"));
		}
		if (this.base != null) {
			options.add("-Djib.from.image=" + this.base);
		}
		return options;
	}

}
