package dev.platform.engine.secret;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.platform.engine.kustomization.Closure;
import dev.platform.engine.repository.Snapshot;

/**
 * Finds where a key of a Secret is read.
 */
public record SecretLocation(Snapshot snapshot) {

	// Its two fields, in either order, as lines or in braces.
	private static final String REFERENCE = "secretKeyRef[\"']?\\s*:(?:\\s|\\{)*(?:%1$s%2$s|%2$s%1$s)";

	private static final String FIELD = "(?:%s[\"']?\\s*:\\s*[\"']?%s[\"']?(?=[\\s,}#]|$)[\\s,]*)";

	/**
	 * File and line, as in {@code gitops/base/orders/deployment.yaml:31}; the folder
	 * where no line says it in one piece.
	 * @param folder an environment's folder
	 */
	public String of(String folder, SecretKey secret) {
		Pattern reference = Pattern
			.compile(REFERENCE.formatted(field("name", secret.name()), field("key", secret.key())));
		return new Closure(this.snapshot).of(folder)
			.stream()
			.map((file) -> find(file, reference))
			.flatMap(Optional::stream)
			.findFirst()
			.orElse(folder);
	}

	private Optional<String> find(String file, Pattern reference) {
		String text = this.snapshot.read(file).orElse("");
		Matcher match = reference.matcher(text);
		return match.find() ? Optional.of("%s:%d".formatted(file, text.substring(0, match.start()).lines().count()))
				: Optional.empty();
	}

	private static String field(String name, String value) {
		return FIELD.formatted(name, Pattern.quote(value));
	}

}
