package dev.platform.cli.git;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import dev.platform.cli.output.Pause;
import dev.platform.engine.Problem;
import org.eclipse.jgit.lib.Repository;

/**
 * Lets one at a time of all threads and processes that share a clone do something: the
 * next finds what it brought. It ends with the process that holds it.
 */
record CloneLock(Path file) {

	private static final Map<Path, ReentrantLock> OF_THIS_PROCESS = new ConcurrentHashMap<>();

	private static final Duration LOOK_EVERY = Duration.ofMillis(50);

	private static final Duration UNNOTICED = Duration.ofSeconds(1);

	/** For filling it. */
	static CloneLock of(Repository clone) {
		return named(clone, "platform-objects");
	}

	/** For making a commit on what was fetched, and pushing it. */
	static CloneLock turn(Repository clone) {
		return named(clone, "platform-turn");
	}

	private static CloneLock named(Repository clone, String name) {
		return new CloneLock(clone.getDirectory().toPath().toAbsolutePath().resolve(name + ".lock"));
	}

	<T> T holding(Action<T> action) throws IOException {
		ReentrantLock threads = threads();
		threads.lock();
		try (FileChannel channel = open(); FileLock _ = channel.lock()) {
			return action.run();
		}
		finally {
			threads.unlock();
		}
	}

	/**
	 * As {@link #holding(Action)}; a problem where others hold it until the deadline.
	 * @param waiting called again and again while they do, once that takes long
	 */
	<T> T holding(Instant deadline, Runnable waiting, Action<T> action) throws IOException {
		ReentrantLock threads = threads();
		await(threads::tryLock, deadline, waiting);
		try (FileChannel channel = open()) {
			await(() -> channel.tryLock() != null, deadline, waiting);
			return action.run();
		}
		finally {
			threads.unlock();
		}
	}

	private static void await(Action<Boolean> attempt, Instant deadline, Runnable waiting) throws IOException {
		Instant told = Instant.now().plus(UNNOTICED);
		while (!attempt.run()) {
			Instant now = Instant.now();
			if (now.isAfter(deadline)) {
				throw Problem.failed(
						"another platform command on this machine did not end in time; nothing has changed",
						"end it (it may be asking for a passphrase), then repeat the command");
			}
			if (now.isAfter(told)) {
				waiting.run();
			}
			Pause.of(LOOK_EVERY, "repeat the command");
		}
	}

	private ReentrantLock threads() {
		return OF_THIS_PROCESS.computeIfAbsent(this.file, (_) -> new ReentrantLock());
	}

	private FileChannel open() throws IOException {
		return FileChannel.open(this.file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
	}

	interface Action<T> {

		T run() throws IOException;

	}

}
