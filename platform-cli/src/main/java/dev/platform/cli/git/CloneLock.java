package dev.platform.cli.git;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.jgit.lib.Repository;

/**
 * Lets one at a time of all threads and processes that share a clone do something: the
 * next finds what it brought. It ends with the process that holds it.
 */
record CloneLock(Path file) {

	private static final Map<Path, ReentrantLock> OF_THIS_PROCESS = new ConcurrentHashMap<>();

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
		ReentrantLock threads = OF_THIS_PROCESS.computeIfAbsent(this.file, (_) -> new ReentrantLock());
		threads.lock();
		try (FileChannel channel = FileChannel.open(this.file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
				FileLock processes = channel.lock()) {
			return action.run();
		}
		finally {
			threads.unlock();
		}
	}

	interface Action<T> {

		T run() throws IOException;

	}

}
