package dev.platform.cli.promotion;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.output.Pause;
import dev.platform.engine.Problem;

/**
 * Commits what was decided and pushes it, again and again while others push at the same
 * time. Those who share a clone queue instead of racing each other.
 */
record Publish(GitRemote remote, Rendering rendering) {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	// A queue is short, but one in it may be asking for a passphrase.
	private static final Duration LONGEST_QUEUE = Duration.ofMinutes(5);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

	// Whose turn it is tries so often before it makes way.
	private static final int ATTEMPTS_IN_TURN = 3;

	Outcome run(Decision first) {
		Instant deadline = Instant.now().plus(PATIENCE);
		PreparedChange change = first.prepared();
		if (!change.isEmpty()) {
			// Before its turn: nobody has to wait for it.
			check(change);
		}
		AtomicReference<PreparedChange> built = new AtomicReference<>(change);
		AtomicBoolean told = new AtomicBoolean();
		for (int turn = 1; true; turn++) {
			Optional<PreparedChange> fresh = (turn == 1) ? Optional.of(change) : Optional.empty();
			Optional<Outcome> outcome = this.remote.inTurn(Instant.now().plus(LONGEST_QUEUE), () -> tell(told),
					() -> inTurn(first, fresh, built));
			if (outcome.isPresent()) {
				return outcome.get();
			}
			if (Instant.now().isAfter(deadline)) {
				throw Problem
					.failed("others pushed first, or kept the branch locked, for %d s, %d times; nothing has changed"
						.formatted(PATIENCE.toSeconds(), turn * ATTEMPTS_IN_TURN), "repeat the command");
			}
			pause(turn);
		}
	}

	private Optional<Outcome> inTurn(Decision first, Optional<PreparedChange> fresh,
			AtomicReference<PreparedChange> built) {
		Optional<PreparedChange> current = fresh.filter((change) -> this.remote.isNewest(change.at().snapshot()));
		Optional<Outcome> outcome = Optional.empty();
		for (int attempt = 1; attempt <= ATTEMPTS_IN_TURN && outcome.isEmpty(); attempt++) {
			outcome = attempt(
					current.orElseGet(() -> first.again(new GitopsRepository(this.remote.fetch())).prepared()), built);
			current = Optional.empty();
		}
		return outcome;
	}

	private Optional<Outcome> attempt(PreparedChange change, AtomicReference<PreparedChange> built) {
		if (change.isEmpty()) {
			return Optional.of(Outcome.of(change.intent(), null, change.remaining()));
		}
		if (!change.buildsLike(built.get(), this.remote)) {
			check(change);
		}
		built.set(change);
		return this.remote.publish(change.at().snapshot(), change.changes(), change.message())
			.map((revision) -> Outcome.of(change.intent(), revision, change.remaining()));
	}

	private void check(PreparedChange change) {
		this.rendering.check(change.edited(), change.intent().environment(), change.remaining());
	}

	private void tell(AtomicBoolean told) {
		if (!told.getAndSet(true)) {
			this.rendering.progress().tell("Waiting for another platform command on this machine");
		}
	}

	// Random, so that those who lost together do not meet again.
	private static void pause(int turn) {
		long longest = Math.min(LONGEST_PAUSE.toMillis(), 50L << Math.min(turn, 10));
		Pause.of(Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest)), "repeat the command");
	}

}
