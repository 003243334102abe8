package dev.platform.cli.gitops;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.output.Problem;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.yaml.YamlFile;

/**
 * What makes an environment a preview: whose, and until when.
 */
public record PreviewFile(EnvironmentName environment, ServiceName service, Instant expires) {

	/** All of them. */
	public static List<PreviewFile> in(GitopsRepository repository) {
		return repository.folders().stream().flatMap((name) -> of(repository.snapshot(), name).stream()).toList();
	}

	private static Optional<PreviewFile> of(Snapshot at, EnvironmentName name) {
		String path = "%s/%s/preview.yaml".formatted(Overlay.ROOT, name);
		return at.read(path).map((text) -> {
			if (new YamlFile(path, text).content() instanceof Map<?, ?> fields
					&& fields.get("service") instanceof String service
					&& fields.get("expires") instanceof String expires) {
				return new PreviewFile(name, new ServiceName(service), instant(path, expires));
			}
			throw unclear(path);
		});
	}

	private static Instant instant(String path, String text) {
		try {
			return Instant.parse(text);
		}
		catch (DateTimeException ex) {
			throw unclear(path);
		}
	}

	private static Problem unclear(String path) {
		return Problem.failed(path + " does not tell when the preview ends", "expires: \"2026-01-31T12:00:00Z\"");
	}

}
