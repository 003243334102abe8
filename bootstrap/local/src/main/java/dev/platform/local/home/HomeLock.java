package dev.platform.local.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The right to work in a home; the operating system takes it back when the process ends,
 * however it ends.
 */
public final class HomeLock implements AutoCloseable {

	private final FileChannel channel;

	private HomeLock(FileChannel channel) {
		this.channel = channel;
	}

	/** Empty when another process has it. */
	public static Optional<HomeLock> tryAcquire(Home home) throws IOException {
		Path file = home.lock();
		OwnerOnly.file(file);
		FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
		if (tryLock(channel) == null) {
			channel.close();
			return Optional.empty();
		}
		return Optional.of(new HomeLock(channel));
	}

	private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
