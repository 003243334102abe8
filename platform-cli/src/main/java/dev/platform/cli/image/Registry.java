package dev.platform.cli.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.platform.cli.network.Address;
import dev.platform.cli.network.Endpoint;
import dev.platform.cli.network.PlainHttp;
import org.jspecify.annotations.Nullable;

/**
 * Where images are pushed to.
 *
 * @param local the registry of the cluster on this machine, which answers for every
 * registry's name; null to push to the registry that an image names
 * @param base the image that services are built on; null for the one in the pom
 * @param logins the folder of Docker's configuration with the login of the local
 * registry; null to look where Docker does
 * @param plain who may be told a login over plain HTTP
 */
public record Registry(@Nullable String local, @Nullable String base, @Nullable String logins, PlainHttp plain) {

	/** A registry that is told no login over plain HTTP unless it is on this machine. */
	public Registry(@Nullable String local, @Nullable String base) {
		this(local, base, null, new PlainHttp(Map.of()));
	}

	String address(String repository) {
		return (this.local != null) ? this.local + repository.substring(repository.indexOf('/')) : repository;
	}

	/** Variables for the program that pushes. */
	Map<String, String> environment() {
		return (this.logins != null) ? Map.of("DOCKER_CONFIG", this.logins) : Map.of();
	}

	private static Endpoint server(String local) {
		return Address.of("the registry", "http://" + local).server().orElseThrow();
	}

	List<String> options() {
		List<String> options = new ArrayList<>();
		if (this.local != null) {
			options.add("-Djib.allowInsecureRegistries=true");
			if (this.plain.permits(server(this.local))) {
				options.add("-DsendCredentialsOverHttp=true");
			}
		}
		if (this.base != null) {
			options.add("-Djib.from.image=" + this.base);
		}
		return options;
	}

}
