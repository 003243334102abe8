package dev.platform.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * One connection to the vote service with at most one request under way.
 */
final class Line {

	private static final int LARGEST_HEAD = 8192;

	private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(10);

	private final InetSocketAddress address;

	private final ByteBuffer answer = ByteBuffer.allocateDirect(LARGEST_HEAD);

	private @Nullable SocketChannel channel;

	private long asked;

	private boolean asking;

	// Whose vote was sent last.
	private @Nullable String voter;

	private long restedAt = System.nanoTime();

	Line(InetSocketAddress address) {
		this.address = address;
	}

	/** Sends a request, connecting before that if need be. */
	void ask(Request request, Selector selector) throws IOException {
		this.voter = request.voter();
		SocketChannel open = (this.channel != null) ? this.channel : connect(selector);
		this.asked = System.nanoTime();
		this.asking = true;
		ByteBuffer bytes = request.bytes().duplicate();
		// A vote is shorter than any socket's buffer.
		if (open.write(bytes) < request.bytes().remaining()) {
			throw new IOException("the vote was sent in part");
		}
	}

	// Blocking: to this machine it is immediate, or refused.
	private SocketChannel connect(Selector selector) throws IOException {
		SocketChannel fresh = SocketChannel.open();
		try {
			fresh.connect(this.address);
			fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
			fresh.configureBlocking(false);
			fresh.register(selector, SelectionKey.OP_READ, this);
			this.channel = fresh;
			return fresh;
		}
		catch (IOException ex) {
			fresh.close();
			throw ex;
		}
	}

	/** The answer, or null while it has not arrived in full. */
	@Nullable Answer hear() throws IOException {
		if (this.channel == null) {
			throw new IOException("not connected");
		}
		if (this.channel.read(this.answer) < 0) {
			throw new IOException("the service hung up");
		}
		Answer heard = Answer.read(this.answer);
		if (heard != null) {
			this.answer.clear();
			this.asking = false;
			if (heard.last()) {
				hangUp();
			}
		}
		return heard;
	}

	@Nullable String voter() {
		return this.voter;
	}

	/** Whether an answer is awaited. */
	boolean asking() {
		return this.asking;
	}

	/** Nanoseconds since the request was sent. */
	long waited() {
		return System.nanoTime() - this.asked;
	}

	/** Whether an answer has been awaited for longer than anybody would. */
	boolean silent() {
		return this.asking && waited() > LONGEST_WAIT;
	}

	/** Whether it may ask again. */
	boolean rested() {
		return System.nanoTime() - this.restedAt >= 0;
	}

	void rest(Duration pause) {
		this.restedAt = System.nanoTime() + pause.toNanos();
	}

	void hangUp() {
		this.answer.clear();
		this.asking = false;
		if (this.channel != null) {
			try {
				this.channel.close();
			}
			catch (IOException _) {
				// Nobody needs it any more.
			}
			this.channel = null;
		}
	}

}
