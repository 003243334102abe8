package dev.platform.cli.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.scaffold.Origin;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomization.CanonicalYaml;
import dev.platform.engine.repository.Snapshot;
import dev.platform.engine.yaml.YamlFields;
import dev.platform.engine.yaml.YamlFile;
import org.jspecify.annotations.Nullable;

/**
 * What a service was made from, kept beside its base.
 *
 * @param origin the very state of the template; unknown in records from before there was
 * one
 * @param options the values that it was made with
 */
record TemplateRecord(String template, String version, Origin origin, Map<String, String> options) {

	private static final String COMMENT = "# What this service was made from; `platform service upgrade` reads it.\n";

	private static final Set<String> KEYS = Set.of("template", "version", "commit", "tree", "options");

	private static final Pattern OBJECT_NAME = Pattern.compile("[0-9a-f]{40}");

	static String path(ServiceName service) {
		return "gitops/base/%s/template.yaml".formatted(service);
	}

	static TemplateRecord of(Snapshot at, ServiceName service) {
		String path = path(service);
		YamlFile file = new YamlFile(path,
				at.read(path)
					.orElseThrow(() -> Problem.refused(
							"%s was not made from a template: it has no %s".formatted(service, path),
							"edit its files by hand")));
		YamlFields fields = new YamlFields(path, "the record", file.root(), KEYS);
		Map<String, String> options = new LinkedHashMap<>();
		if (file.content() instanceof Map<?, ?> content && content.get("options") instanceof Map<?, ?> written) {
			written.forEach((key, value) -> options.put(String.valueOf(key), String.valueOf(value)));
		}
		return new TemplateRecord(fields.text("template"), fields.text("version"),
				new Origin(objectName(fields, "commit"), objectName(fields, "tree")), options);
	}

	private static @Nullable String objectName(YamlFields fields, String key) {
		if (!fields.has(key)) {
			return null;
		}
		String name = fields.text(key);
		if (!OBJECT_NAME.matcher(name).matches()) {
			throw fields.wrong(key, "must be the full name that Git gave it");
		}
		return name;
	}

	/** As a file; every value in quotes, so that none is read as anything but text. */
	String text() {
		StringBuilder text = new StringBuilder(COMMENT);
		text.append("template: ").append(CanonicalYaml.quoted(this.template)).append('\n');
		text.append("version: ").append(CanonicalYaml.quoted(this.version)).append('\n');
		append(text, "commit", this.origin.commit());
		append(text, "tree", this.origin.tree());
		text.append("options:\n");
		this.options.forEach((key,
				value) -> text.append("  ").append(key).append(": ").append(CanonicalYaml.quoted(value)).append('\n'));
		return text.toString();
	}

	private static void append(StringBuilder text, String key, @Nullable String value) {
		if (value != null) {
			text.append(key).append(": ").append(CanonicalYaml.quoted(value)).append('\n');
		}
	}

}
