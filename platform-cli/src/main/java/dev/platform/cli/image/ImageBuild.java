package dev.platform.cli.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

import dev.platform.cli.gitops.ImageReference;
import dev.platform.engine.Problem;

/**
 * Builds the image of a module of this checkout and pushes it.
 *
 * @param checkout the root of the Maven reactor
 * @param registries where images go; nowhere when the jars themselves are run, as the
 * embedded system does
 */
public record ImageBuild(Path checkout, Supplier<Optional<Registry>> registries) {

	private static final List<String> MAVEN = List.of("./mvnw", "-q", "-B", "-P", "!browser,!no-browser",
			"-Dmaven.test.skip=true", "-Dspring-javaformat.validate.skip");

	/**
	 * Whether what is built is for this machine's own systems, and nobody else gets it.
	 */
	public boolean isLocal() {
		return this.registries.get().map((registry) -> registry.local() != null).orElse(true);
	}

	private void jar(String module) {
		List<String> words = new ArrayList<>(MAVEN);
		words.addAll(List.of("-pl", module, "package"));
		run(words, module);
	}

	/**
	 * Builds and pushes one module.
	 * @param module the module's folder, {@code apps/vote}
	 * @param image how the image is to be called; a digest in it is ignored
	 * @return the image with the digest that the registry gave it; without one where
	 * there is no registry
	 */
	public ImageReference push(String module, ImageReference image) {
		if (!Files.exists(this.checkout.resolve(module).resolve("pom.xml"))) {
			throw Problem.usage("there is no module %s to build".formatted(module),
					"name an image that exists: --image %s".formatted(image));
		}
		Optional<Registry> registry = this.registries.get();
		if (registry.isEmpty()) {
			jar(module);
			return new ImageReference(image.repository(), image.tag());
		}
		List<String> words = new ArrayList<>(MAVEN);
		words.addAll(List.of("-pl", module, "compile", "jib:build",
				"-Djib.to.image=" + registry.get().address(image.repository()) + ":" + image.tag()));
		words.addAll(registry.get().options());
		run(words, module);
		return pinned(module, image);
	}

	/**
	 * Builds and pushes several modules, those whose images differ in the module's name
	 * alone by one run of Maven.
	 * @param images how each module's image is to be called; a digest in it is ignored
	 * @return the images with the digests that the registry gave them
	 */
	public SortedMap<String, ImageReference> push(SortedMap<String, ImageReference> images) {
		SortedMap<String, ImageReference> pushed = new TreeMap<>();
		Optional<Registry> registry = this.registries.get();
		Map<ImageReference, List<String>> alike = new LinkedHashMap<>();
		images.forEach((module, image) -> {
			String name = "/" + module.substring(module.lastIndexOf('/') + 1);
			if (registry.isPresent() && image.repository().endsWith(name)) {
				String before = image.repository().substring(0, image.repository().length() - name.length());
				alike.computeIfAbsent(new ImageReference(before, image.tag()), (_) -> new ArrayList<>()).add(module);
			}
			else {
				pushed.put(module, push(module, image));
			}
		});
		alike.forEach((image, modules) -> {
			String all = String.join(",", modules);
			List<String> words = new ArrayList<>(MAVEN);
			words.addAll(List.of("-pl", all, "compile", "jib:build",
					"-Dimage.prefix=" + registry.orElseThrow().address(image.repository() + "/").replaceFirst("/$", ""),
					"-Dimage.tag=" + image.tag()));
			words.addAll(registry.orElseThrow().options());
			run(words, all);
			modules.forEach((module) -> pushed.put(module, pinned(module, Objects.requireNonNull(images.get(module)))));
		});
		return pushed;
	}

	private ImageReference pinned(String module, ImageReference image) {
		return new ImageReference(image.repository(), image.tag() + "@" + digest(module));
	}

	private void run(List<String> words, String module) {
		try {
			Path log = Files.createTempFile("platform-build-", ".log");
			ProcessBuilder builder = new ProcessBuilder(words).directory(this.checkout.toFile())
				.redirectInput(Path.of("/dev/null").toFile())
				.redirectErrorStream(true)
				.redirectOutput(log.toFile());
			this.registries.get().ifPresent((registry) -> builder.environment().putAll(registry.environment()));
			Process process = builder.start();
			if (process.waitFor() != 0) {
				throw Problem.failed("%s does not build: %s".formatted(module, firstError(log)), "less " + log);
			}
			Files.delete(log);
		}
		catch (IOException ex) {
			throw Problem.failed("cannot run Maven: " + ex.getMessage(), "start the command as ./platform", ex);
		}
		catch (InterruptedException ex) {
			throw Problem.interrupted("repeat the command", ex);
		}
	}

	private static String firstError(Path log) throws IOException {
		try (var lines = Files.lines(log)) {
			return lines.filter((line) -> line.contains("ERROR")).findFirst().orElse("Maven failed");
		}
	}

	private String digest(String module) {
		Path file = this.checkout.resolve(module).resolve("target/jib-image.digest");
		try {
			return Files.readString(file).strip();
		}
		catch (IOException ex) {
			throw Problem.failed("Jib left no digest in %s".formatted(file),
					"./mvnw -pl %s jib:build".formatted(module), ex);
		}
	}

}
