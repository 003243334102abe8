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
 * Lets one at a time, of all threads and processes, fill a clone: the others find what it
 * brought instead of transferring the same. It ends with the process that holds it.
 */
record CloneLock(Path file) {

	private static final Map<Path, ReentrantLock> OF_THIS_PROCESS = new ConcurrentHashMap<>();

	static CloneLock of(Repository clone) {
		return new CloneLock(clone.getDirectory().toPath().toAbsolutePath().resolve("platform.lock"));
	}

	void holding(Action action) throws IOException {
		ReentrantLock threads = OF_THIS_PROCESS.computeIfAbsent(this.file, (_) -> new ReentrantLock());
		threads.lock();
		try (FileChannel channel = FileChannel.open(this.file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
				FileLock processes = channel.lock()) {
			action.run();
		}
		finally {
			threads.unlock();
		}
	}

	interface Action {

		void run() throws IOException;

	}

}
