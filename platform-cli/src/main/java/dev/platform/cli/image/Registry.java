package dev.platform.cli.image;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where images are pushed to.
 *
 * @param local the registry of the cluster on this machine, which answers for every
 * registry's name; null to push to the registry that an image names
 * @param base the image that services are built on; null for the one in the pom
 */
public record Registry(@Nullable String local, @Nullable String base) {

	String address(String repository) {
		return (this.local != null) ? this.local + repository.substring(repository.indexOf('/')) : repository;
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
