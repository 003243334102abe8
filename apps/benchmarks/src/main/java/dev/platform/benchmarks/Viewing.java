package dev.platform.benchmarks;

import java.net.http.HttpClient;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.platform.benchmarks.load.Viewer;
import dev.platform.benchmarks.system.VotingSystem;
import dev.platform.benchmarks.system.Wait;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * How soon every open page shows a vote that was committed, while many are open.
 *
 * @param viewers how many
 */
record Viewing(VotingSystem system, int viewers, Figures figures) {

	private static final int COMMITS = 100;

	private static final double MICROS = 1000.0;

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	void measure() throws SQLException {
		Figures.tell("%d open pages, %d commits".formatted(this.viewers, COMMITS));
		var latencies = new ConcurrentHistogram(3);
		try (HttpClient http = HttpClient.newHttpClient()) {
			List<Viewer> open = new ArrayList<>();
			for (int index = 0; index < this.viewers; index++) {
				open.add(Viewer.open(http, this.system.live()));
			}
			commit(open, latencies);
			long told = open.stream().filter((viewer) -> viewer.seen() == this.system.postgres().counted()).count();
			this.figures.add("viewers", told, "viewers");
			open.forEach(Viewer::close);
		}
		this.figures.add("count_visible_p50", latencies.getValueAtPercentile(50) / MICROS, "ms");
		this.figures.add("count_visible_p99", latencies.getValueAtPercentile(99) / MICROS, "ms");
		this.figures.add("result_rss_with_viewers", this.system.result().peakMemory(), "MiB");
	}

	// One vote at a time, as far apart as chance has it, so that it is clear which count
	// shows it.
	private void commit(List<Viewer> open, ConcurrentHistogram latencies) throws SQLException {
		Random random = new Random(1);
		long count = this.system.postgres().counted();
		for (int index = 0; index < COMMITS; index++) {
			Wait.pause(20 + random.nextInt(400));
			this.system.postgres()
				.execute("insert into votes (voter, vote, at) values (gen_random_uuid(), 'a', now())");
			long committed = System.nanoTime();
			count++;
			long expected = count;
			Wait.until("every page shows the vote", PATIENCE,
					() -> open.stream().allMatch((viewer) -> viewer.seen() >= expected));
			open.forEach((viewer) -> latencies.recordValue(Math.max(1, (viewer.seenAt() - committed) / 1000)));
		}
	}

}
