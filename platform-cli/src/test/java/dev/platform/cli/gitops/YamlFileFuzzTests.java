package dev.platform.cli.gitops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import dev.platform.cli.output.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Edits files that nobody thought of, for some seconds: {@code -Dfuzz.seconds=600} for
 * longer, {@code -Dfuzz.seed=} to begin with the seed of a failure. Whether an edit
 * changed nothing else is judged by another parser, of YAML 1.2.
 */
class YamlFileFuzzTests {

	private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 5));

	private static final YamlPath TAG = YamlPath.of("images", "name=vote", "newTag");

	private static final Path GITOPS = Path.of("../gitops");

	private static final Path SHAPES = Path.of("src/test/resources/dev/platform/cli/gitops/kustomizations");

	@Test
	void editsWhateverIsWellFormedAndKeepsEveryOtherByte() {
		forSomeSeconds((seed) -> {
			RandomYaml yaml = new RandomYaml(seed);
			RandomYaml.Written written = yaml.next();
			String value = yaml.value();
			String edited = new YamlFile("kustomization.yaml", written.text()).with(TAG, value).text();
			assertThat(List.of(written.with(value), written.with("'" + value + "'"), written.with("\"" + value + "\"")))
				.as(written.text())
				.contains(edited);
			onlyTheTagDiffers(written.text(), edited, "vote", value);
		});
	}

	@Test
	void damagedFilesAreRefusedOrEditedAtThatPlaceAlone() throws IOException {
		List<String> files = realKustomizations();
		assertThat(files).hasSizeGreaterThan(12);
		int[] edits = new int[2];
		forSomeSeconds((seed) -> {
			SplittableRandom random = new SplittableRandom(seed);
			String text = damaged(files.get(random.nextInt(files.size())), random);
			YamlFile file = new YamlFile("kustomization.yaml", text);
			try {
				String name = names(text).stream().skip(random.nextInt(3)).findFirst().orElse("vote");
				YamlPath path = YamlPath.of("images", "name=" + name, "newTag");
				YamlFile edited = file.with(path, "9.9.9");
				edits[0]++;
				assertThat(edited.scalar(path)).contains("9.9.9");
				assertThat(edited.with(path, "8.8.8").scalar(path)).contains("8.8.8");
				onlyOneLineDiffers(text, edited.text());
				if (isReadByOthers(text)) {
					onlyTheTagDiffers(text, edited.text(), name, "9.9.9");
				}
			}
			catch (Problem problem) {
				edits[1]++;
				assertThat(problem.getMessage()).startsWith("kustomization.yaml ").doesNotContain("\n");
			}
		});
		// Neither answer may be the only one.
		assertThat(edits[0]).isGreaterThan(20);
		assertThat(edits[1]).isGreaterThan(20);
	}

	private static void forSomeSeconds(LongConsumer property) {
		Instant end = Instant.now().plus(TIME);
		long seed = Long.getLong("fuzz.seed", ThreadLocalRandom.current().nextLong(1L << 40));
		for (; Instant.now().isBefore(end); seed++) {
			try {
				property.accept(seed);
			}
			catch (RuntimeException | Error ex) {
				fail("-Dfuzz.seed=" + seed, ex);
			}
		}
	}

	private static boolean isReadByOthers(String text) {
		try {
			load(text);
			return true;
		}
		catch (AssertionError ex) {
			return false;
		}
	}

	private static void onlyTheTagDiffers(String before, String after, String name, String value) {
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

	private static void onlyOneLineDiffers(String before, String after) {
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
			case List<?> list -> new ArrayList<>(list.stream().map(YamlFileFuzzTests::apart).toList());
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

	private static List<String> names(String text) {
		return text.lines()
			.map(String::strip)
			.filter((line) -> line.matches("(- )?name: [a-z-]+"))
			.map((line) -> line.substring(line.indexOf(':') + 2))
			.toList();
	}

	private static List<String> realKustomizations() throws IOException {
		List<String> texts = new ArrayList<>();
		try (Stream<Path> own = Files.walk(GITOPS); Stream<Path> shapes = Files.list(SHAPES)) {
			for (Path file : Stream.concat(own, shapes).filter(Files::isRegularFile).sorted().toList()) {
				String text = Files.readString(file);
				if (text.contains("newTag")) {
					texts.add(text);
				}
			}
		}
		return texts;
	}

	private static String damaged(String text, SplittableRandom random) {
		StringBuilder damaged = new StringBuilder(text);
		for (int number = random.nextInt(4); number > 0; number--) {
			int at = random.nextInt(damaged.length());
			switch (random.nextInt(7)) {
				case 0 -> damaged.deleteCharAt(at);
				case 1 -> damaged.insert(at, ":#-'\"{}[]&*!|>%@`,?\t\n\r \uFEFFü🗳".charAt(random.nextInt(27)));
				case 2 -> damaged.insert(at, line(damaged, random.nextInt(damaged.length())));
				case 3 -> damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(30)));
				case 4 -> damaged.insert(at, "&a ");
				case 5 -> damaged.insert(at, "*a ");
				default -> damaged.setCharAt(at, (char) random.nextInt(0x250));
			}
		}
		return damaged.toString();
	}

	private static String line(CharSequence text, int at) {
		String all = text.toString();
		int end = all.indexOf('\n', at);
		return (end < 0) ? all.substring(all.lastIndexOf('\n') + 1)
				: all.substring(all.lastIndexOf('\n', at - 1) + 1, end + 1);
	}

}
