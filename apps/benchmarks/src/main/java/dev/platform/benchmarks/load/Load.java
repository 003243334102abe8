package dev.platform.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Sends votes from one thread: each connection asks again as soon as it has its answer.
 */
public final class Load {

	private static final int PAUSE_MILLIS = 5;

	private static final Duration AFTER_FAILURE = Duration.ofMillis(50);

	private final Requests requests;

	private final List<Line> lines;

	private final Tally tally;

	private final Duration pause;

	private final Queue<Line> idle = new ArrayDeque<>();

	/**
	 * Load of newcomers.
	 */
	public Load(int port, int connections, Tally tally) {
		this(port, connections, tally, Duration.ZERO, Requests.ofNewcomers(port));
	}

	/**
	 * Load of voters whom the tally remembers.
	 * @param pause how long a connection rests after each answer
	 */
	public Load(int port, int connections, Tally tally, Duration pause, Ballots ballots) {
		this(port, connections, tally, pause, Requests.of(ballots, port));
	}

	private Load(int port, int connections, Tally tally, Duration pause, Requests requests) {
		InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
		this.requests = requests;
		this.lines = Stream.generate(() -> new Line(address)).limit(connections).toList();
		this.tally = tally;
		this.pause = pause;
	}

	/**
	 * Sends votes for as long as told, and waits for the answers under way.
	 * @param more asked before each vote
	 */
	public void run(BooleanSupplier more) {
		try (Selector selector = Selector.open()) {
			this.idle.addAll(this.lines);
			while (askAll(selector, more) || this.idle.size() < this.lines.size()) {
				selector.select(this::hear, PAUSE_MILLIS);
				this.lines.stream().filter(Line::silent).forEach(this::fail);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			this.lines.forEach(Line::hangUp);
		}
	}

	// Those that rest stay idle until the next time.
	private boolean askAll(Selector selector, BooleanSupplier more) {
		for (int waiting = this.idle.size(); waiting > 0; waiting--) {
			Line line = this.idle.remove();
			if (!line.rested()) {
				this.idle.add(line);
				continue;
			}
			if (!more.getAsBoolean()) {
				this.idle.add(line);
				return false;
			}
			try {
				line.ask(this.requests.next(), selector);
			}
			catch (IOException _) {
				fail(line);
			}
		}
		return true;
	}

	private void hear(SelectionKey key) {
		Line line = (Line) key.attachment();
		try {
			Answer answer = line.hear();
			if (answer != null) {
				this.tally.add(answer, line.voter(), line.waited());
				line.rest(this.pause);
				this.idle.add(line);
			}
		}
		catch (IOException _) {
			hungUp(line);
		}
	}

	// One that rests has nothing to lose, and is among the idle already.
	private void hungUp(Line line) {
		if (line.asking()) {
			fail(line);
		}
		else {
			line.hangUp();
		}
	}

	private void fail(Line line) {
		this.tally.unanswered(line.voter());
		line.hangUp();
		line.rest(AFTER_FAILURE);
		this.idle.add(line);
	}

}
