package dev.platform.benchmarks;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;

import dev.platform.benchmarks.system.Checkout;
import dev.platform.benchmarks.system.QueueServer;
import dev.platform.benchmarks.system.VotingSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The short form of {@code apps/benchmarks/faults}; the services must have been packaged.
 */
class FaultsIntegrationTests {

	private static final Faults FAULTS = new Faults(QueueServer.REDIS, 4, new Random().nextInt(1_000_000) + 1, "always",
			1);

	private static VotingSystem system;

	@BeforeAll
	static void start() {
		system = FAULTS.system(new Checkout(Path.of("../..").toAbsolutePath().normalize())).start();
	}

	@AfterAll
	static void stop() {
		system.close();
	}

	@Test
	void everyVoteIsCountedOnceWhateverDies() throws Exception {
		assertThat(FAULTS.play(system)).as(FAULTS.toString()).hasSize(4).allSatisfy((outcome) -> {
			assertThat(outcome.accepted()).isPositive();
			assertThat(outcome.lost()).isZero();
			assertThat(outcome.twice()).isZero();
		});
	}

	@Test
	void noticesAVoteThatIsGone() throws Exception {
		Victim vote = new Victim("one vote",
				() -> execute(
						"delete from votes where voter = (select voter from votes order by stored_at desc limit 1)"),
				() -> {
				});
		assertThat(new Round(system, vote, new Random(1)).play().lost()).isEqualTo(1);
	}

	@Test
	void noticesVotesThatNobodyCast() throws Exception {
		Victim count = new Victim("the count", () -> execute("update tally set a = a + 3"), () -> {
		});
		assertThat(new Round(system, count, new Random(2)).play().twice()).isEqualTo(3);
	}

	// While others fail, whose votes may be there: this one is none of theirs.
	@Test
	void noticesARowOfNobodyWhileVotesFail() throws Exception {
		Victim nobody = new Victim("nobody", () -> {
			system.vote().kill();
			execute("insert into votes (voter, vote, at) values ('nobody', 'a', now())");
		}, () -> {
			system.vote().start();
			system.vote().awaitReady();
		});
		Outcome outcome = new Round(system, nobody, new Random(3)).play();
		assertThat(outcome.failed()).isPositive();
		assertThat(outcome.twice()).isEqualTo(1);
		assertThat(outcome.lost()).isZero();
	}

	private static void execute(String sql) {
		try {
			system.postgres().execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
