package dev.platform.cli.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.platform.engine.Problem;
import dev.platform.engine.yaml.YamlFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What editors are told of the pipeline and what is enforced are the same.
 */
class PipelineSchemaTests {

	private static final List<Object> VALUES = List.of("text", "dev", "30m", "1h30m", "-1", "0 16 * * FRI", "", true, 0,
			200, 1.5, -7, List.of(), List.of("a"), List.of(Map.of()), Map.of(), Map.of("name", "x"),
			"http://localhost:9090", "pull-request", "UTC", "required", "optional", "https://git.example.com:8443/a/b",
			"https://user:word@git.example.com/a", "https://git.example.com/../a", "https://git.example.com/a//b",
			"fedcba98".repeat(5), "main");

	private static Schema schema;

	@BeforeAll
	static void read() throws IOException {
		schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(Files.readString(Path.of("../gitops/pipeline.schema.json")));
	}

	@Test
	void acceptsThePipelineOfThisRepository() throws IOException {
		YamlFile file = new YamlFile(Pipeline.FILE, Files.readString(Path.of("../gitops/pipeline.yaml")));
		assertThat(acceptedBySchema(file.content())).isTrue();
		assertThat(Pipeline.read(file).environments()).isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource
	void isWhatTheReaderAccepts(Object pipeline) {
		assertThat(acceptedByReader(pipeline)).as(json(pipeline)).isEqualTo(acceptedBySchema(pipeline));
	}

	/** A pipeline with every key, and all that one change makes of it. */
	static Stream<Object> isWhatTheReaderAccepts() {
		List<Object> variants = new ArrayList<>(List.of(complete()));
		mutate(complete(), variants, (whole) -> whole);
		assertThat(variants).hasSizeGreaterThan(500);
		return variants.stream();
	}

	@Test
	void meetsBothVerdictsOften() {
		List<Boolean> verdicts = isWhatTheReaderAccepts().map(PipelineSchemaTests::acceptedBySchema).toList();
		assertThat(verdicts).filteredOn((accepted) -> accepted).hasSizeGreaterThan(20);
		assertThat(verdicts).filteredOn((accepted) -> !accepted).hasSizeGreaterThan(400);
	}

	private static Object complete() {
		Map<String, Object> http = Map.of("http", "https://prod.example.com/vote/", "status", 200, "body", "Tea");
		Map<String, Object> query = Map.of("prometheus", "http://localhost:9090", "query", "up", "below", 0.5);
		Map<String, Object> rollout = Map.of("wait", true, "timeout", "5m", "stable", "10s", "revert", true, "checks",
				List.of(http, query));
		Map<String, Object> freeze = Map.of("name", "weekend", "cron", "0 16 * * FRI", "duration", "64h", "zone",
				"UTC");
		Map<String, Object> prod = Map.of("name", "prod", "after", "dev", "health", true, "soak", "30m", "freeze",
				List.of(freeze), "delivery", "commit", "signed", false, "signatures", "required", "rollout", rollout);
		Map<String, Object> base = Map.of("repository", "https://git.example.com/bases.git", "commit",
				"0123456789abcdef0123456789abcdef01234567");
		return Map.of("signatures", "optional", "bases", List.of(base), "environments",
				List.of(Map.of("name", "dev"), prod));
	}

	// Puts each of the values in each place, takes each key away, adds one more.
	private static void mutate(Object part, List<Object> variants, java.util.function.UnaryOperator<Object> whole) {
		Consumer<Object> add = (changed) -> variants.add(whole.apply(changed));
		VALUES.forEach(add);
		if (part instanceof Map<?, ?> map) {
			for (Object key : map.keySet()) {
				add.accept(without(map, key));
				mutate(map.get(key), variants, (changed) -> whole.apply(with(map, key, changed)));
			}
			for (String key : List.of("surplus", "above", "status", "soak")) {
				add.accept(with(map, key, map.containsKey(key) ? map.get(key) : 1));
			}
		}
		else if (part instanceof List<?> list) {
			for (int index = 0; index < list.size(); index++) {
				int at = index;
				mutate(list.get(index), variants, (changed) -> whole.apply(with(list, at, changed)));
			}
		}
	}

	private static Object without(Map<?, ?> map, Object key) {
		Map<Object, Object> less = new LinkedHashMap<>(map);
		less.remove(key);
		return less;
	}

	private static Object with(Map<?, ?> map, Object key, Object value) {
		Map<Object, Object> more = new LinkedHashMap<>(map);
		more.put(key, value);
		return more;
	}

	private static Object with(List<?> list, int index, Object value) {
		List<Object> changed = new ArrayList<>(list);
		changed.set(index, value);
		return changed;
	}

	private static boolean acceptedBySchema(Object pipeline) {
		return schema.validate(json(pipeline), InputFormat.JSON).isEmpty();
	}

	// What no schema can say is not asked here: these are well-formed but name nothing
	// real, or do not fit each other.
	private static boolean acceptedByReader(Object pipeline) {
		try {
			Pipeline.read(new YamlFile(Pipeline.FILE, json(pipeline)));
			return true;
		}
		catch (Problem problem) {
			assertThat(problem.getMessage()).matches("gitops/pipeline.yaml:\\d+: .+");
			return String.valueOf(problem.getMessage())
				.matches(".*(must name one that stands above it|is not a time zone.*|stands there twice: .*"
						+ "|must be shorter than \"timeout\".*)");
		}
	}

	private static String json(Object pipeline) {
		return JsonMapper.shared().writeValueAsString(pipeline);
	}

}
