package dev.platform.benchmarks.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * The repository whose services are measured, and what its manifests say.
 */
public record Checkout(Path root) {

	/** The arguments of Redis in every environment; its password is none of them. */
	List<String> redisArguments() {
		try {
			JsonNode arguments = new YAMLMapper().readTree(read("gitops/base/redis/statefulset.yaml"))
				.at("/spec/template/spec/containers/0/args");
			List<String> words = new ArrayList<>();
			arguments.forEach((argument) -> words.add(argument.asText()));
			return words;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String read(String path) {
		try {
			return Files.readString(this.root.resolve(path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
