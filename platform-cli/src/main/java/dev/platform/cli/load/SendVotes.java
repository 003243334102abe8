package dev.platform.cli.load;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.OptionalLong;

import dev.platform.cli.output.Interruption;
import dev.platform.cli.output.Pause;
import dev.platform.cli.output.Progress;
import dev.platform.cli.voting.LocalAuthorities;
import dev.platform.cli.voting.VotePage;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Sends many votes, each by a voter of its own, and waits until they are counted.
 */
@Component
class SendVotes {

	private static final Duration LOOK_EVERY = Duration.ofMillis(50);

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final int OK = 200;

	private static final double NANOS = 1e9;

	private static final double HUNDREDTHS = 100.0;

	private final LocalAuthorities authorities;

	private final Progress progress;

	private final Interruption interruption;

	private final Duration patience;

	@Autowired
	SendVotes(LocalAuthorities authorities, Progress progress, Interruption interruption) {
		this(authorities, progress, interruption, PATIENCE);
	}

	SendVotes(LocalAuthorities authorities, Progress progress, Interruption interruption, Duration patience) {
		this.patience = patience;
		this.authorities = authorities;
		this.progress = progress;
		this.interruption = interruption;
	}

	LoadReport run(LoadPlan plan) {
		try (VotePage page = new VotePage(plan.url().address(), this.authorities)) {
			open(plan, page);
			OptionalLong before = page.counted();
			Voters voters = new Voters(plan, page);
			long start = System.nanoTime();
			this.interruption.during(voters::stop, () -> send(plan, voters));
			double seconds = since(start);
			this.progress.show("");
			if (voters.accepted() == 0) {
				throw nothingTaken(plan, voters);
			}
			LoadReport report = report(plan, voters, seconds, null, null);
			if (voters.stopped()) {
				this.progress.tell(report.text());
				throw Problem.failed("interrupted after %,d of %,d votes".formatted(voters.done(), plan.votes()),
						again(plan));
			}
			return before.isPresent() ? counted(plan, page, voters, start, seconds, before.getAsLong()) : report;
		}
		catch (InterruptedException ex) {
			throw Problem.interrupted(again(plan), ex);
		}
	}

	private static void open(LoadPlan plan, VotePage page) throws InterruptedException {
		try {
			int status = page.open();
			if (status != OK) {
				throw Problem.failed("%s answered %d, not a page".formatted(plan.url(), status),
						"platform status shows the addresses of what runs");
			}
		}
		catch (IOException ex) {
			throw Problem.failed("cannot call %s: %s".formatted(plan.url(), reason(ex)),
					"platform status shows the addresses of what runs", ex);
		}
	}

	private void send(LoadPlan plan, Voters voters) {
		try (var threads = voters.start()) {
			while (!threads.isTerminated()) {
				this.progress.show(ProgressBar.of(voters.done(), plan.votes()));
				Pause.of(LOOK_EVERY, again(plan));
			}
		}
	}

	private LoadReport counted(LoadPlan plan, VotePage page, Voters voters, long start, double seconds, long before)
			throws InterruptedException {
		long counted = page.counted().orElse(before) - before;
		double waited = since(start);
		while (counted < voters.accepted() && waited < seconds + this.patience.toSeconds()) {
			this.progress.show("%,d of %,d counted".formatted(counted, voters.accepted()));
			Pause.of(LOOK_EVERY, again(plan));
			counted = page.counted().orElse(before) - before;
			waited = since(start);
		}
		this.progress.show("");
		if (counted < voters.accepted()) {
			throw notAllCounted(report(plan, voters, seconds, counted, null), voters.accepted() - counted);
		}
		return report(plan, voters, seconds, counted, rounded(waited));
	}

	// Accepted is a promise: what is not counted by now must not look like a success.
	private Problem notAllCounted(LoadReport report, long missing) {
		this.progress.tell(report.text());
		return Problem.failed("%,d of %,d accepted votes were not counted within %d s".formatted(missing,
				report.accepted(), this.patience.toSeconds()), "platform status");
	}

	private static LoadReport report(LoadPlan plan, Voters voters, double seconds, @Nullable Long counted,
			@Nullable Double countedAfter) {
		return new LoadReport(plan.url().toString(), plan.votes(), voters.accepted(), voters.refused(),
				voters.unanswered(), rounded(seconds), Math.round(voters.accepted() / seconds), voters.latencies(),
				counted, countedAfter);
	}

	private static Problem nothingTaken(LoadPlan plan, Voters voters) {
		IOException failure = voters.failure();
		String reason = (failure != null) ? reason(failure)
				: "it answered " + String.join(", ", voters.refused().keySet().stream().map(String::valueOf).toList());
		return Problem.failed("%s took none of %,d votes: %s".formatted(plan.url(), voters.done(), reason),
				"platform status");
	}

	private static String reason(IOException ex) {
		if (ex instanceof ConnectException && ex.getMessage() == null) {
			return (NestedExceptionUtils.getMostSpecificCause(ex) instanceof UnresolvedAddressException)
					? "there is no host of that name" : "nobody answers there";
		}
		return (ex.getMessage() != null) ? ex.getMessage() : ex.getClass().getSimpleName();
	}

	private static String again(LoadPlan plan) {
		return "platform load --url %s --votes-a %d --votes-b %d --concurrency %d".formatted(plan.url(), plan.votesA(),
				plan.votesB(), plan.concurrency());
	}

	private static double since(long start) {
		return (System.nanoTime() - start) / NANOS;
	}

	private static double rounded(double seconds) {
		return Math.round(seconds * HUNDREDTHS) / HUNDREDTHS;
	}

}
