package dev.platform.cli.status;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

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
		Instant fetched = Instant.now();
		int good = 0;
		while (true) {
			Status now = this.status.run(desired);
			tell(now, told);
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

	private void tell(Status status, Map<String, String> told) {
		for (ServiceStatus service : status.services()) {
			String name = service.environment() + "/" + service.service();
			String state = "%-10s %-12s %s".formatted(service.sync(), service.health(), service.image());
			if (!state.equals(told.put(name, state))) {
				this.progress.tell("%-16s %s".formatted(name, Printable.quoted(state)));
			}
		}
	}

}
