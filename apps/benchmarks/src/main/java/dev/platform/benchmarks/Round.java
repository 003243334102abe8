package dev.platform.benchmarks;

import java.net.http.HttpClient;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.platform.benchmarks.load.Ballots;
import dev.platform.benchmarks.load.Load;
import dev.platform.benchmarks.load.Tally;
import dev.platform.benchmarks.load.Viewer;
import dev.platform.benchmarks.system.VotingSystem;
import dev.platform.benchmarks.system.Wait;

/**
 * One kill under load, and the count after everything has recovered.
 */
record Round(VotingSystem system, Victim victim, Random random) {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private static final Duration PAGE_PATIENCE = Duration.ofSeconds(20);

	private static final int CONNECTIONS = 16;

	// Leaves room for what starts again: some two thousand votes a second at most.
	private static final Duration PAUSE = Duration.ofMillis(8);

	Outcome play() throws SQLException, InterruptedException {
		Set<String> before = this.system.postgres().voters();
		long shownBefore = shown();
		Tally tally = new Tally();
		AtomicBoolean more = new AtomicBoolean(true);
		Load load = new Load(this.system.vote().port(), CONNECTIONS, tally, PAUSE,
				new Ballots(VotingSystem.COOKIE_SECRET));
		Thread loading = Thread.ofPlatform().start(() -> load.run(more::get));
		try {
			Wait.until("votes are taken", PATIENCE, () -> tally.accepted() > 0);
			Wait.pause(this.random.nextInt(2000));
			this.victim.kill().run();
			Wait.pause(this.random.nextInt(1000));
			this.victim.start().run();
			long then = tally.accepted();
			Wait.until("votes are taken again", PATIENCE, () -> tally.accepted() > then);
			Wait.pause(this.random.nextInt(500));
		}
		finally {
			more.set(false);
			loading.join();
		}
		Wait.until("the stream is empty", PATIENCE, () -> this.system.queue().waiting() == 0);
		return Outcome.of(tally, before, this.system.postgres().voters(), shown() - shownBefore);
	}

	// As people see it; the page may first have to find its database again.
	private long shown() {
		try (HttpClient http = HttpClient.newHttpClient()) {
			Viewer viewer = Viewer.open(http, this.system.live());
			try {
				Wait.atMost(PAGE_PATIENCE, () -> viewer.seen() == this.system.postgres().counted());
				return viewer.seen();
			}
			finally {
				viewer.close();
			}
		}
	}

}
