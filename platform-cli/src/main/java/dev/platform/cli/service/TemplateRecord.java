package dev.platform.cli.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.scaffold.Origin;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;
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

	static String path(ServiceName service) {
		return "gitops/base/%s/template.yaml".formatted(service);
	}

	static TemplateRecord of(Snapshot at, ServiceName service) {
		String path = path(service);
		Optional<String> text = at.read(path);
		if (text.isPresent() && new YamlFile(path, text.get()).content() instanceof Map<?, ?> fields
				&& fields.get("template") instanceof String template
				&& fields.get("version") instanceof String version) {
			Map<String, String> options = new LinkedHashMap<>();
			if (fields.get("options") instanceof Map<?, ?> written) {
				written.forEach((key, value) -> options.put(String.valueOf(key), String.valueOf(value)));
			}
			return new TemplateRecord(template, version, new Origin(text(fields, "commit"), text(fields, "tree")),
					options);
		}
		throw Problem.refused("%s was not made from a template: it has no %s".formatted(service, path),
				"edit its files by hand");
	}

	private static @Nullable String text(Map<?, ?> fields, String key) {
		return (fields.get(key) instanceof String text) ? text : null;
	}

	/** As a file; every value in quotes, so that none is read as anything but text. */
	String text() {
		StringBuilder text = new StringBuilder(COMMENT);
		text.append("template: ").append(quoted(this.template)).append('\n');
		text.append("version: ").append(quoted(this.version)).append('\n');
		append(text, "commit", this.origin.commit());
		append(text, "tree", this.origin.tree());
		text.append("options:\n");
		this.options
			.forEach((key, value) -> text.append("  ").append(key).append(": ").append(quoted(value)).append('\n'));
		return text.toString();
	}

	private static void append(StringBuilder text, String key, @Nullable String value) {
		if (value != null) {
			text.append(key).append(": ").append(quoted(value)).append('\n');
		}
	}

	private static String quoted(String value) {
		return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

}
