package dev.platform.cli.environment;

import java.time.Instant;
import java.util.List;

import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.Overlay;
import dev.platform.cli.gitops.PreviewFile;
import dev.platform.cli.gitops.Snapshot;
import dev.platform.cli.output.Problem;
import dev.platform.cli.output.Report;
import dev.platform.cli.output.Table;
import dev.platform.cli.pipeline.EnvironmentName;

/**
 * The environments that go away by themselves.
 */
record Previews(List<Preview> previews) implements Report {

	private static final String NO_IMAGE = "-";

	static Previews in(Snapshot at) {
		GitopsRepository repository = new GitopsRepository(at);
		return new Previews(
				PreviewFile.in(repository).stream().map((preview) -> preview(repository, preview)).toList());
	}

	// Where somebody took the service out by hand, the preview still has its end.
	private static Preview preview(GitopsRepository repository, PreviewFile preview) {
		Overlay overlay = new Overlay(repository.snapshot(), preview.environment(), preview.service());
		String host = new EnvironmentFiles(preview.environment()).host(repository.snapshot()).orElse("-");
		return new Preview(preview.environment().value(), preview.service().value(),
				overlay.exists() ? overlay.release().image().toString() : NO_IMAGE, preview.expires(), host);
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
				preview.expires().toString(), preview.host()));
		return table.toString();
	}

	/**
	 * One of them.
	 */
	record Preview(String name, String service, String image, Instant expires, String host) {

		private String version() {
			return this.image.equals(NO_IMAGE) ? NO_IMAGE : ImageReference.of(this.image).shortVersion();
		}

	}

}
