package dev.platform.cli.embedded;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What the embedded system writes into its {@code status.json}.
 *
 * @param pid the process that wrote it; null once that has ended in order
 * @param phase starting, running, stopping or stopped
 * @param revision the branch's head that it has seen
 */
public record EmbeddedStatus(@Nullable Long pid, @Nullable Instant startedAt, String phase,
		@Nullable String phaseMessage, @Nullable String revision, int httpsPort, int httpPort,
		List<LiveEnvironment> environments) {

	/** Whether every environment has settled at least once. */
	public boolean running() {
		return this.phase.equals("running");
	}

	public Optional<LiveService> service(String environment, String service) {
		return this.environments.stream()
			.filter((candidate) -> candidate.name().equals(environment))
			.flatMap((candidate) -> candidate.services().stream())
			.filter((candidate) -> candidate.name().equals(service))
			.findFirst();
	}

}
