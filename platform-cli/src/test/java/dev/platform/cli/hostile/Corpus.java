package dev.platform.cli.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * The cases, from the YAML files beside this class.
 */
final class Corpus {

	private static final List<String> RENDERING = List.of("validate", "diff --env prod",
			"promote --env prod --dry-run");

	private Corpus() {
	}

	/**
	 * The cases of one file; what stands under {@code base} follows the base's two lines
	 * of resources; what stands under {@code record} is what vote was made from.
	 */
	static Stream<HostileCase> of(String file) {
		try (InputStream text = Objects.requireNonNull(Corpus.class.getResourceAsStream(file), file)) {
			List<Map<String, Object>> cases = new Yaml().load(text);
			return cases.stream().map(Corpus::read);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static HostileCase read(Map<String, Object> fields) {
		List<Map<String, String>> entries = (List<Map<String, String>>) fields.getOrDefault("entries", List.of());
		Map<String, String> files = new TreeMap<>((Map<String, String>) fields.getOrDefault("files", Map.of()));
		if (fields.get("base") instanceof String added) {
			files.put("gitops/base/vote/kustomization.yaml", "resources:\n- deployment.yaml\n" + added);
		}
		if (fields.get("record") instanceof String record) {
			files.put("gitops/base/vote/template.yaml", "version: \"0\"\n" + record + "\n");
		}
		return new HostileCase(String.valueOf(fields.get("name")), files,
				(Map<String, String>) fields.getOrDefault("links", Map.of()),
				entries.stream().map(Corpus::entry).toList(), (String) fields.getOrDefault("message", "Begin"),
				(@Nullable String) fields.get("says"), (List<String>) fields.getOrDefault("by", RENDERING));
	}

	private static HostileCase.Entry entry(Map<String, String> fields) {
		return new HostileCase.Entry(fields.getOrDefault("in", ""), String.valueOf(fields.get("name")),
				fields.getOrDefault("mode", "100644"), fields.getOrDefault("text", "text: harm\n"));
	}

}
