package dev.platform.benchmarks;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LimitTests {

	private final Map<String, Double> figures = new HashMap<>(Map.of("accepted_votes", 5600.0, "post_p99", 49.0,
			"drained_votes", 30_000.0, "seed_counted", 2.5, "vote_start_ready", 2.0, "worker_start_ready", 2.0,
			"result_start_ready", 2.0, "vote_rss", 200.0, "worker_rss", 200.0, "result_rss_with_viewers", 256.0));

	@Test
	void namesWhatIsTooLittleAndWhatIsTooMuch() {
		this.figures.putAll(Map.of("draining_worker_rss", 256.0, "post_p99", 79.417, "accepted_votes", 3243.0));
		assertThat(Limit.missed(this.figures)).containsExactly("accepted_votes is 3243.00, should be at least 5600",
				"post_p99 is 79.42, should be at most 50");
	}

	@Test
	void takesWhatWasNotMeasuredForMissed() {
		assertThat(Limit.missed(this.figures))
			.containsExactly("draining_worker_rss was not measured, should be at most 256");
	}

}
