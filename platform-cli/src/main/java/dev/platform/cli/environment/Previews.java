package dev.platform.cli.environment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.PreviewFile;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.output.Report;
import dev.platform.cli.output.Table;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The environments that go away by themselves.
 */
record Previews(List<Preview> previews) implements Report {

	private static final String NONE = "-";

	static Previews in(Snapshot at) {
		GitopsRepository repository = new GitopsRepository(at);
		return new Previews(
				PreviewFile.in(repository).stream().map((preview) -> preview(repository, preview)).toList());
	}

	// Where somebody took the service out by hand, the preview still has its end.
	private static Preview preview(GitopsRepository repository, PreviewFile preview) {
		Optional<ServiceName> service = Optional.ofNullable(preview.service());
		String image = service.map((name) -> new Overlay(repository.snapshot(), preview.environment(), name))
			.filter(Overlay::exists)
			.map((overlay) -> overlay.release().image().toString())
			.orElse(NONE);
		String host = new EnvironmentFiles(preview.environment()).host(repository.snapshot()).orElse(NONE);
		return new Preview(preview.environment().value(), service.map(ServiceName::value).orElse(NONE), image,
				preview.expires(), host);
	}

	Preview named(EnvironmentName name) {
		return this.previews.stream()
			.filter((preview) -> preview.name().equals(name.value()))
			.findFirst()
			.orElseThrow(() -> Problem.usage("there is no preview \"%s\"".formatted(name), "platform preview list"));
	}

	@Override
	public String text() {
		if (this.previews.isEmpty()) {
			return "There are no previews\n  try: platform preview create --service vote --image REPOSITORY:TAG";
		}
		Table table = new Table("PREVIEW", "SERVICE", "VERSION", "EXPIRES", "HOST");
		this.previews.forEach((preview) -> table.row(preview.name(), preview.service(), preview.version(),
				Objects.toString(preview.expires(), "unknown"), preview.host()));
		return table + this.previews.stream()
			.filter((preview) -> preview.expires() == null)
			.map((preview) -> "\n%s does not tell when it ends; write: expires: \"2026-01-31T12:00:00Z\""
				.formatted(PreviewFile.path(new EnvironmentName(preview.name()))))
			.collect(Collectors.joining());
	}

	/**
	 * One of them.
	 *
	 * @param expires null where its file does not tell
	 */
	record Preview(String name, String service, String image, @Nullable Instant expires, String host) {

		boolean isOver(Instant now) {
			return this.expires != null && this.expires.isBefore(now);
		}

		private String version() {
			return this.image.equals(NONE) ? NONE : ImageReference.written(this.image).shortVersion();
		}

	}

}
