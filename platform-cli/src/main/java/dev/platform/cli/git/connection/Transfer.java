package dev.platform.cli.git.connection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.platform.engine.Problem;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.jspecify.annotations.Nullable;

/**
 * One conversation with a server, which ends where a limit is reached. JGit itself limits
 * the time of each read alone, and no size.
 */
public final class Transfer implements AutoCloseable {

	private final TransferLimits limits;

	private final long begin = System.nanoTime();

	private final List<Runnable> ends = new CopyOnWriteArrayList<>();

	private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();

	private volatile boolean advertised;

	private volatile @Nullable String fault;

	private long received;

	public Transfer(TransferLimits limits) {
		this.limits = limits;
		watch();
	}

	/** The list of branches has ended: what follows may be more, and take longer. */
	public void advertised() {
		this.advertised = true;
		watch();
	}

	/** Which limit was reached, if one was, as the end of a sentence about the server. */
	public Optional<String> fault() {
		return Optional.ofNullable(this.fault);
	}

	/** The problem where a limit was reached. */
	public Optional<Problem> problem(RepositoryLocation location, Throwable cause) {
		return fault().map((reached) -> Problem.failed("%s %s; nothing was taken over".formatted(location, reached),
				"if it is a server that you trust, allow more: export %s=8192 %s=3600".formatted(TransferLimits.MIB,
						TransferLimits.SECONDS),
				cause));
	}

	/** Ends what JGit does with what was received, too. */
	public ProgressMonitor monitor() {
		return new EmptyProgressMonitor() {
			@Override
			public boolean isCancelled() {
				return isLate();
			}
		};
	}

	/**
	 * A problem where JGit has given up because it was told to, which it does in silence.
	 */
	public void requireInTime() throws TransportException {
		if (isLate()) {
			throw new TransportException(late().getMessage());
		}
	}

	/** What a server sends, up to the limits. */
	InputStream limited(InputStream stream) {
		return new FilterInputStream(stream) {
			@Override
			public int read() throws IOException {
				int read = super.read();
				count((read < 0) ? 0 : 1);
				return read;
			}

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				int read = super.read(bytes, offset, length);
				count(Math.max(read, 0));
				return read;
			}
		};
	}

	/** Does what may wait for the server, and has no limit of its own for all of it. */
	<T extends @Nullable Object> T inTime(Callable<T> action) throws IOException {
		FutureTask<T> task = new FutureTask<>(action);
		// Of such a thread an interrupt closes the socket that it waits for.
		Thread thread = Thread.ofVirtual().start(task);
		try {
			return task.get(left().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			thread.interrupt();
			throw late();
		}
		catch (InterruptedException ex) {
			thread.interrupt();
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("interrupted");
		}
		catch (ExecutionException ex) {
			switch (ex.getCause()) {
				case IOException io -> throw io;
				case RuntimeException runtime -> throw runtime;
				case Error error -> throw error;
				case null, default -> throw new IOException(ex);
			}
		}
	}

	/** What to do once the time is over, so that whoever waits for the server goes on. */
	void onceLate(Runnable end) {
		this.ends.add(end);
		if (this.fault != null) {
			end.run();
		}
	}

	private void watch() {
		this.closed.copy().orTimeout(Math.max(1, left().toMillis() + 1), TimeUnit.MILLISECONDS).exceptionally((_) -> {
			if (isLate()) {
				late();
				this.ends.forEach(Runnable::run);
			}
			return null;
		});
	}

	private synchronized void count(int bytes) throws IOException {
		this.received += bytes;
		long most = this.advertised ? this.limits.sent() : this.limits.advertised();
		if (this.received > most) {
			this.fault = "sends more than %d MiB%s".formatted(most >> 20, this.advertised ? "" : " before any file");
			throw new IOException(this.fault);
		}
		if (isLate()) {
			throw late();
		}
	}

	private boolean isLate() {
		return !left().isPositive();
	}

	private Duration left() {
		return time().minusNanos(System.nanoTime() - this.begin);
	}

	private Duration time() {
		return this.advertised ? this.limits.sending() : this.limits.advertising();
	}

	private IOException late() {
		this.fault = "takes longer than %d s%s".formatted(time().toSeconds(),
				this.advertised ? "" : " before it sends any file");
		return new IOException(this.fault);
	}

	@Override
	public void close() {
		this.closed.complete(null);
	}

}
