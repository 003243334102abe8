package dev.platform.cli.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.repository.FolderSnapshot;

/**
 * Objects that a rule passes, warns of or fails, as the file's name says:
 * {@code image-tag/fail-without-any.yaml}.
 */
record Fixture(String rule, String name, String manifests) {

	static final FolderSnapshot CHECKOUT = new FolderSnapshot(Path.of("..").toAbsolutePath().normalize());

	/** Those for rules about one object, which an API server knows too. */
	static List<Fixture> ofPolicies() {
		return in("rules");
	}

	static List<Fixture> ofSeveralObjects() {
		return in("rules-for-several-objects");
	}

	private static List<Fixture> in(String folder) {
		Path root = Path.of("src/test/resources/dev/platform/cli/policy", folder);
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter(Files::isRegularFile).sorted().map(Fixture::read).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Fixture read(Path file) {
		try {
			return new Fixture(file.getParent().getFileName().toString(),
					file.getFileName().toString().replace(".yaml", ""), Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String environment() {
		return this.manifests.contains("namespace: dev") ? "dev" : "prod";
	}

	/** What is to be said of it, {@code error image-tag}. */
	List<String> expected() {
		return this.name.startsWith("fail") ? List.of("error " + this.rule)
				: this.name.startsWith("warn") ? List.of("warning " + this.rule) : List.of();
	}

	List<Finding> findings() {
		String environment = environment();
		return new Inspection(CHECKOUT).findings(List.of(new RenderedOverlay(new EnvironmentName(environment),
				"gitops/overlays/%s/vote".formatted(environment), this.manifests)));
	}

	@Override
	public String toString() {
		return this.rule + "/" + this.name;
	}

}
