package dev.platform.cli.environment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.gitops.EnvironmentName;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.ImageReference;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.gitops.Snapshot;
import dev.platform.cli.gitops.YamlFile;
import dev.platform.cli.output.Problem;
import dev.platform.cli.output.Report;
import dev.platform.cli.output.Table;

/**
 * The environments that go away by themselves.
 */
record Previews(List<Preview> previews) implements Report {

	static Previews in(Snapshot at) {
		GitopsRepository repository = new GitopsRepository(at);
		return new Previews(
				repository.folders().stream().flatMap((name) -> preview(repository, name).stream()).toList());
	}

	private static Optional<Preview> preview(GitopsRepository repository, EnvironmentName name) {
		EnvironmentFiles files = new EnvironmentFiles(name);
		String path = files.overlay() + "/preview.yaml";
		return repository.snapshot().read(path).map((text) -> {
			if (new YamlFile(path, text).content() instanceof Map<?, ?> fields
					&& fields.get("service") instanceof String service
					&& fields.get("expires") instanceof String expires) {
				String image = repository.overlay(name, new ServiceName(service)).release().image().toString();
				return new Preview(name.value(), service, image, Instant.parse(expires),
						files.host(repository.snapshot()).orElse("-"));
			}
			throw Problem.failed(path + " does not tell when the preview ends", "expires: \"2026-01-31T12:00:00Z\"");
		});
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
		this.previews.forEach((preview) -> table.row(preview.name(), preview.service(),
				ImageReference.of(preview.image()).shortVersion(), preview.expires().toString(), preview.host()));
		return table.toString();
	}

	/**
	 * One of them.
	 */
	record Preview(String name, String service, String image, Instant expires, String host) {
	}

}
