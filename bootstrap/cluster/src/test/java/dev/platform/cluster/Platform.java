package dev.platform.cluster;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The command, asked for JSON.
 */
final class Platform {

	private Platform() {
	}

	static JsonNode json(String... words) {
		List<String> all = new ArrayList<>(List.of(words));
		all.addAll(List.of("--output", "json"));
		Machine.Ended ended = Machine.platform(all.toArray(String[]::new)).orFail();
		try {
			return new ObjectMapper().readTree(ended.output());
		}
		catch (JsonProcessingException ex) {
			throw new AssertionError("no JSON: " + ended.output(), ex);
		}
	}

	/** The image that an environment's overlay asks for, {@code name:tag@digest}. */
	static String wanted(String environment, String service) {
		for (JsonNode candidate : json("service", "list").get("services")) {
			if (candidate.get("name").asText().equals(service)) {
				return candidate.get("images").get(environment).asText();
			}
		}
		throw new AssertionError("no service " + service);
	}

}
