package dev.platform.engine.kustomization;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Repositories in one text each: a line {@code === PATH}, and the file's text below it.
 */
final class Trees {

	private static final Path FOLDER = Path.of("src/test/resources/dev/platform/engine/kustomization/trees");

	private Trees() {
	}

	static List<String> texts() throws IOException {
		try (var files = Files.list(FOLDER)) {
			return files.sorted().map(Trees::text).toList();
		}
	}

	static Map<String, String> files(String text) {
		Map<String, String> files = new LinkedHashMap<>();
		for (String file : text.split("(?m)^=== ")) {
			int end = file.indexOf('\n');
			if (end > 0) {
				files.put(file.substring(0, end), file.substring(end + 1));
			}
		}
		return files;
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
