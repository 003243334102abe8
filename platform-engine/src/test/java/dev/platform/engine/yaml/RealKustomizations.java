package dev.platform.engine.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The kustomizations with an image's tag that this repository has, and some in the shapes
 * that others write.
 */
final class RealKustomizations {

	private static final Path GITOPS = Path.of("../gitops");

	private static final Path SHAPES = Path.of("src/test/resources/dev/platform/engine/yaml/kustomizations");

	private RealKustomizations() {
	}

	static List<String> texts() throws IOException {
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

}
