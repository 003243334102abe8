package dev.platform.cli.gitops;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.platform.engine.Problem;
import dev.platform.engine.yaml.YamlFile;
import dev.platform.engine.yaml.YamlMapping;
import dev.platform.engine.yaml.YamlPath;
import org.jspecify.annotations.Nullable;

/**
 * The entry of a kustomization's {@code images} that sets a service's image. Kustomize
 * finds images by {@code name}: a placeholder or a full repository. {@code newName},
 * {@code newTag} and {@code digest} may each be left out.
 */
record ServiceImage(YamlMapping entry) {

	private static final String IMAGES = "images";

	/**
	 * The entry of the service: the one that is called as it is, or whose repository ends
	 * with its name, or the only one.
	 */
	static ServiceImage of(YamlFile kustomization, ServiceName service) {
		List<Map<?, ?>> entries = entries(kustomization);
		List<String> names = Stream
			.<Predicate<Map<?, ?>>>of((entry) -> text(entry, "name").equals(service.value()),
					(entry) -> endsWith(text(entry, "name"), service),
					(entry) -> endsWith(text(entry, "newName"), service), (_) -> entries.size() == 1)
			.map((isOurs) -> entries.stream().filter(isOurs).map((entry) -> text(entry, "name")).toList())
			.filter((found) -> !found.isEmpty())
			.findFirst()
			.orElseThrow(() -> none(kustomization, service, entries));
		if (names.size() > 1) {
			throw Problem.failed(
					"%s sets more than one image that may be that of %s: %s".formatted(kustomization.path(), service,
							String.join(", ", names)),
					"call one of them %s, in the base and under images".formatted(service));
		}
		return new ServiceImage(kustomization.mapping(YamlPath.of(IMAGES, "name=" + names.getFirst())));
	}

	private static List<Map<?, ?>> entries(YamlFile kustomization) {
		List<Map<?, ?>> entries = new ArrayList<>();
		if (kustomization.content() instanceof Map<?, ?> content && content.get(IMAGES) instanceof List<?> images) {
			images.forEach((image) -> {
				if (image instanceof Map<?, ?> entry) {
					entries.add(entry);
				}
			});
		}
		return entries;
	}

	private static String text(Map<?, ?> entry, String key) {
		return Objects.toString(entry.get(key), "");
	}

	private static boolean endsWith(String repository, ServiceName service) {
		return repository.endsWith("/" + service);
	}

	private static Problem none(YamlFile kustomization, ServiceName service, List<Map<?, ?>> entries) {
		String found = entries.isEmpty() ? "no image" : "no image called %s, only %s".formatted(service,
				String.join(", ", entries.stream().map((entry) -> text(entry, "name")).toList()));
		return Problem.failed("%s sets %s".formatted(kustomization.path(), found),
				"add under images: {name: %s, newName: …, newTag: …}, with the name that the base's container has"
					.formatted(service));
	}

	/** What kustomize sets the image to. */
	ImageReference reference() {
		String repository = this.entry.text("newName").or(() -> this.entry.text("name")).orElseThrow();
		String tag = this.entry.text("newTag").orElse("");
		@Nullable String digest = this.entry.text("digest").orElse(null);
		if (tag.contains("@") && digest != null) {
			throw wrong("the image has a digest in newTag and another in digest, which makes no reference",
					"take one of them away");
		}
		if (tag.isEmpty() && digest == null) {
			throw wrong("the image has neither newTag nor digest", "add newTag: a version there");
		}
		return new ImageReference(repository, (digest != null) ? tag + "@" + digest : tag);
	}

	/** The file with this entry set to another image; every other byte stays. */
	YamlFile with(ImageReference wanted) {
		ImageReference now = reference();
		YamlFile file = this.entry.file();
		if (!now.repository().equals(wanted.repository())) {
			file = in(file).with("newName", wanted.repository());
		}
		if (now.version().equals(wanted.version())) {
			return file;
		}
		String digest = wanted.digest();
		boolean apart = this.entry.text("digest").isPresent() || wanted.tag().isEmpty();
		if (apart) {
			file = (digest != null) ? in(file).with("digest", digest) : in(file).without("digest");
		}
		if (wanted.tag().isEmpty()) {
			return in(file).without("newTag");
		}
		return in(file).with("newTag", apart ? wanted.tag() : wanted.version());
	}

	private YamlMapping in(YamlFile edited) {
		return edited.mapping(this.entry.at());
	}

	/** Where it is written, {@code gitops/overlays/dev/vote/kustomization.yaml:8}. */
	String place() {
		return "%s:%d".formatted(this.entry.file().path(), this.entry.line());
	}

	private Problem wrong(String message, String hint) {
		return Problem.failed("%s: %s".formatted(place(), message), hint);
	}

}
