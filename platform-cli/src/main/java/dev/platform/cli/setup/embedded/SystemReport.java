package dev.platform.cli.setup.embedded;

import java.util.List;
import java.util.Objects;

import dev.platform.cli.embedded.EmbeddedStatus;
import dev.platform.cli.embedded.LiveService;
import dev.platform.cli.output.Report;
import org.jspecify.annotations.Nullable;

/**
 * What became of the embedded system.
 *
 * @param revision the commit it runs; null when it does not run
 * @param urls where its services answer
 */
record SystemReport(String state, @Nullable String revision, List<String> urls) implements Report {

	static SystemReport of(String state, EmbeddedStatus status) {
		List<LiveService> services = status.environments()
			.stream()
			.flatMap((environment) -> environment.services().stream())
			.toList();
		long well = services.stream().filter(LiveService::settled).count();
		List<String> urls = services.stream().map(LiveService::url).filter(Objects::nonNull).toList();
		return new SystemReport("%s: %d of %d services are healthy".formatted(state, well, services.size()),
				status.revision(), urls);
	}

	@Override
	public String text() {
		StringBuilder text = new StringBuilder("The embedded system ").append(this.state);
		this.urls.forEach((url) -> text.append("\n  ").append(url));
		return text.toString();
	}

}
