package dev.platform.benchmarks;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.platform.benchmarks.load.Load;
import dev.platform.benchmarks.load.Tally;
import dev.platform.benchmarks.system.VotingSystem;
import dev.platform.benchmarks.system.Wait;

/**
 * One kill under load, and the count after everything has recovered.
 */
record Round(VotingSystem system, Victim victim, Random random) {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private static final int CONNECTIONS = 16;

	// Leaves room for what starts again: some two thousand votes a second at most.
	private static final Duration PAUSE = Duration.ofMillis(8);

	Outcome play() throws SQLException, InterruptedException {
		long before = this.system.postgres().rows();
		long shownBefore = this.system.postgres().counted();
		Tally tally = Tally.remembering();
		AtomicBoolean more = new AtomicBoolean(true);
		Thread load = Thread.ofPlatform()
			.start(() -> new Load(this.system.vote().port(), CONNECTIONS, tally, PAUSE).run(more::get));
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
			load.join();
		}
		Wait.until("the stream is empty", PATIENCE, () -> this.system.redis().waiting() == 0);
		return count(tally, before, shownBefore);
	}

	// A vote without an answer may have been taken or not, but at most once. Whoever was
	// answered is known by name, so that only those may be somebody else.
	private Outcome count(Tally tally, long before, long shownBefore) throws SQLException {
		long lost = this.system.postgres().missing(tally.voters()).size();
		List<String> refused = tally.refused();
		long known = tally.voters().size() - lost + refused.size() - this.system.postgres().missing(refused).size();
		long unknown = tally.failed() - refused.size();
		long rows = this.system.postgres().rows() - before;
		long shown = this.system.postgres().counted() - shownBefore;
		long beyond = Math.max(0, rows - known - unknown);
		return new Outcome(tally.accepted(), tally.failed(), lost, Math.abs(shown - rows) + beyond);
	}

}
