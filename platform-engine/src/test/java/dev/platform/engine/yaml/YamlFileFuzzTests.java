package dev.platform.engine.yaml;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongConsumer;

import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;

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
			EditAssertions.onlyTheTagDiffers(written.text(), edited, "vote", value);
		});
	}

	@Test
	void damagedFilesAreRefusedOrEditedAtThatPlaceAlone() throws IOException {
		List<String> files = RealKustomizations.texts();
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
				EditAssertions.onlyOneLineDiffers(text, edited.text());
				if (EditAssertions.isReadByOthers(text)) {
					EditAssertions.onlyTheTagDiffers(text, edited.text(), name, "9.9.9");
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

	private static List<String> names(String text) {
		return text.lines()
			.map(String::strip)
			.filter((line) -> line.matches("(- )?name: [a-z-]+"))
			.map((line) -> line.substring(line.indexOf(':') + 2))
			.toList();
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
