package dev.platform.cli.gitops;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;
import dev.platform.engine.yaml.YamlFile;
import org.jspecify.annotations.Nullable;

/**
 * What makes an environment a preview: whose, and until when.
 *
 * @param service null where the file does not tell
 * @param expires null where the file does not tell; then it ends when somebody says so
 */
public record PreviewFile(EnvironmentName environment, @Nullable ServiceName service, @Nullable Instant expires) {

	/** All of them. */
	public static List<PreviewFile> in(GitopsRepository repository) {
		return repository.folders().stream().flatMap((name) -> of(repository.snapshot(), name).stream()).toList();
	}

	/** Where it is written. */
	public static String path(EnvironmentName name) {
		return "%s/%s/preview.yaml".formatted(Overlay.ROOT, name);
	}

	// One that is spoiled stands in no other's way.
	private static Optional<PreviewFile> of(Snapshot at, EnvironmentName name) {
		try {
			return at.read(path(name)).map((text) -> read(name, new YamlFile(path(name), text).content()));
		}
		catch (Problem unreadable) {
			return Optional.of(new PreviewFile(name, null, null));
		}
	}

	private static PreviewFile read(EnvironmentName name, @Nullable Object content) {
		Map<?, ?> fields = (content instanceof Map<?, ?> map) ? map : Map.of();
		return new PreviewFile(name, value(fields.get("service"), ServiceName::new),
				value(fields.get("expires"), Instant::parse));
	}

	private static <T> @Nullable T value(@Nullable Object written, Function<String, T> type) {
		try {
			return (written instanceof String text) ? type.apply(text) : null;
		}
		catch (Problem | DateTimeException unclear) {
			return null;
		}
	}

}
