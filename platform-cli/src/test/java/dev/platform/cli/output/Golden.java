package dev.platform.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that hold what is expected, beside the test in its resources.
 * {@code -Dgolden.update=true} writes them anew: look at the difference before you commit
 * it.
 */
public final class Golden {

	private static final Path RESOURCES = Path.of("src/test/resources");

	private Golden() {
	}

	/** The text is that of the file, but for commits, times and random numbers. */
	public static void matches(Class<?> test, String file, String text) throws IOException {
		same(RESOURCES.resolve(test.getPackageName().replace('.', '/')).resolve(file), scrubbed(text));
	}

	static void same(Path golden, String text) throws IOException {
		if (Boolean.getBoolean("golden.update")) {
			Files.createDirectories(golden.getParent());
			Files.writeString(golden, text + "\n");
		}
		assertThat(golden).as("-Dgolden.update=true writes it").exists();
		assertThat(text + "\n").as(golden.toString()).isEqualTo(Files.readString(golden));
	}

	private static String scrubbed(String text) {
		return text.replaceAll("\\b\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "2000-01-01T00:00:00Z")
			.replaceAll("(\"re(?:vision|stores)\" : \")[0-9a-f]{40}", "$1" + "0".repeat(40))
			.replaceAll("(commit |at `|, main at )[0-9a-f]{7}", "$1" + "0".repeat(7))
			.replaceAll("(\"(?:author|who)\" : \")[^\"]*", "$1somebody")
			.replaceAll("git://127.0.0.1:\\d+/", "git://127.0.0.1:9418/");
	}

}
