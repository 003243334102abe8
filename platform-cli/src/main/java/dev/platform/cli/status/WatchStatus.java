package dev.platform.cli.status;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.output.Pause;
import dev.platform.cli.output.Printable;
import dev.platform.cli.output.Progress;
import dev.platform.engine.Problem;
import org.springframework.stereotype.Component;

/**
 * Follows the rollout until everything is as Git asks, and stays so for some seconds.
 */
@Component
class WatchStatus {

	private static final Duration LOOK_EVERY = Duration.ofMillis(500);

	// A rollout moves faster than the branch.
	private static final Duration FETCH_EVERY = Duration.ofSeconds(5);

	// Long enough not to hide what happens, short enough not to look dead.
	private static final Duration SAY_EVERY = Duration.ofSeconds(15);

	private static final int LOOKS_THAT_MUST_BE_GOOD = 4;

	private final ShowStatus status;

	private final Progress progress;

	WatchStatus(ShowStatus status, Progress progress) {
		this.status = status;
		this.progress = progress;
	}

	Status run() {
		if (!this.status.canSeeWhatRuns()) {
			throw Problem.failed("nothing runs here that could be watched",
					"platform up, or set KUBECONFIG to that of a cluster");
		}
		Map<String, String> told = new HashMap<>();
		GitopsRepository desired = this.status.desired();
		Instant began = Instant.now();
		Instant fetched = began;
		Instant said = began;
		int good = 0;
		while (true) {
			Status now = this.status.run(desired);
			List<ServiceStatus> unreadable = now.services()
				.stream()
				.filter((service) -> !service.isReadable())
				.toList();
			if (!unreadable.isEmpty()) {
				throw Problem.failed("%s cannot be watched: %s".formatted(unreadable.getFirst().name(),
						unreadable.getFirst().message()), "platform validate");
			}
			if (tell(now, told)) {
				said = Instant.now();
			}
			else if (Instant.now().isAfter(said.plus(SAY_EVERY))) {
				said = Instant.now();
				sayWhatIsMissing(now, Duration.between(began, said));
			}
			good = now.services().stream().allMatch(ServiceStatus::settled) ? good + 1 : 0;
			if (good == LOOKS_THAT_MUST_BE_GOOD) {
				return now;
			}
			Pause.of(LOOK_EVERY, "platform status");
			if (Instant.now().isAfter(fetched.plus(FETCH_EVERY))) {
				desired = this.status.desired();
				fetched = Instant.now();
			}
		}
	}

	private void sayWhatIsMissing(Status status, Duration since) {
		this.progress.tell("Waits for %s, since %d s".formatted(status.services()
			.stream()
			.filter((service) -> !service.settled())
			.map(ServiceStatus::name)
			.collect(Collectors.joining(", ")), since.toSeconds()));
	}

	/** Tells what has changed; false where nothing has. */
	private boolean tell(Status status, Map<String, String> told) {
		boolean changed = false;
		for (ServiceStatus service : status.services()) {
			String name = service.name();
			String state = "%-10s %-12s %s".formatted(service.sync(), service.health(), service.image());
			if (!state.equals(told.put(name, state))) {
				this.progress.tell("%-16s %s".formatted(name, Printable.quoted(state)));
				changed = true;
			}
		}
		return changed;
	}

}
