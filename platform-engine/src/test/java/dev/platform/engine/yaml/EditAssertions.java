package dev.platform.engine.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether an edit of an image's tag changed nothing else, by the bytes and in the eyes of
 * another parser, of YAML 1.2.
 */
final class EditAssertions {

	private EditAssertions() {
	}

	static boolean isReadByOthers(String text) {
		try {
			load(text);
			return true;
		}
		catch (AssertionError ex) {
			return false;
		}
	}

	static void onlyTheTagDiffers(String before, String after, String name, String value) {
		List<Object> intended = load(before);
		List<Object> actual = load(after);
		List<Map<Object, Object>> images = intended.stream()
			.flatMap((document) -> images(document).stream())
			.filter((image) -> name.equals(image.get("name")))
			.toList();
		assertThat(images).hasSize(1);
		images.getFirst().put("newTag", value);
		assertThat(actual).as(after).isEqualTo(intended);
	}

	static void onlyOneLineDiffers(String before, String after) {
		List<String> from = List.of(before.split("\n", -1));
		List<String> to = List.of(after.split("\n", -1));
		int same = 0;
		while (same < Math.min(from.size(), to.size()) && from.get(same).equals(to.get(same))) {
			same++;
		}
		int tail = 0;
		while (tail < Math.min(from.size(), to.size()) - same
				&& from.get(from.size() - 1 - tail).equals(to.get(to.size() - 1 - tail))) {
			tail++;
		}
		assertThat(to.size() - same - tail).as(after).isEqualTo(1);
	}

	private static List<Object> load(String text) {
		List<Object> documents = new ArrayList<>();
		String readable = text.replaceFirst("^\uFEFF", "").replace("\t#", " #");
		try {
			new Load(LoadSettings.builder().build()).loadAllFromString(readable)
				.forEach((document) -> documents.add(apart(document)));
		}
		// Some files contain themselves.
		catch (YamlEngineException | StackOverflowError ex) {
			throw new AssertionError(text, ex);
		}
		return documents;
	}

	// What an alias repeats becomes a copy, so that a change of one is no change of the
	// other.
	private static Object apart(@Nullable Object content) {
		return switch (content) {
			case Map<?, ?> map -> {
				Map<Object, Object> copy = new LinkedHashMap<>();
				map.forEach((key, value) -> copy.put(key, apart(value)));
				yield copy;
			}
			case List<?> list -> new ArrayList<>(list.stream().map(EditAssertions::apart).toList());
			case null -> "(null)";
			default -> content;
		};
	}

	@SuppressWarnings("unchecked")
	private static List<Map<Object, Object>> images(Object document) {
		if (document instanceof Map<?, ?> map && map.get("images") instanceof List<?> images) {
			return images.stream().filter(Map.class::isInstance).map((image) -> (Map<Object, Object>) image).toList();
		}
		return List.of();
	}

}
