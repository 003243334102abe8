package dev.platform.vote.client;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP for clients that come to an end: a request that has taken too long, from its first
 * byte to the last of its answer, is cut off. Tomcat's own limits are for the pause
 * between two bytes, and somebody who sends one every second keeps them for hours. Tomcat
 * makes it, by its name.
 */
public class Punctual extends Http11NioProtocol {

	private static final Duration LOOK_EVERY = Duration.ofMillis(500);

	private static final long NOT_BEGUN = -1;

	// Where a request is under way, or its head has come in part.
	private final Map<Served, SocketWrapperBase<?>> open = new ConcurrentHashMap<>();

	private volatile long deadline = Long.MAX_VALUE;

	private volatile Counter late = Metrics.counter("requests.late");

	private volatile boolean running;

	private final Doorway doorway;

	public Punctual() {
		this(new Doorway());
	}

	private Punctual(Doorway doorway) {
		super(doorway);
		this.doorway = doorway;
	}

	Doorway doorway() {
		return this.doorway;
	}

	void setDeadline(Duration deadline, Counter late) {
		this.deadline = deadline.toNanos();
		this.late = late;
	}

	@Override
	protected Processor createProcessor() {
		return new Served(this);
	}

	@Override
	public void start() throws Exception {
		super.start();
		this.running = true;
		Thread.ofVirtual().name("punctual").start(this::watch);
	}

	private void watch() {
		try {
			while (this.running) {
				Thread.sleep(LOOK_EVERY);
				long now = System.nanoTime();
				this.open.forEach((served, socket) -> look(served, socket, now));
			}
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	private void look(Served served, SocketWrapperBase<?> socket, long now) {
		if (socket.isClosed()) {
			this.open.remove(served, socket);
			return;
		}
		long start = served.getRequest().getStartTimeNanos();
		if (start != NOT_BEGUN && now - start > this.deadline) {
			this.late.increment();
			socket.close();
		}
	}

	@Override
	public void stop() throws Exception {
		this.running = false;
		super.stop();
	}

	/**
	 * Serves a connection, and is known while that takes.
	 */
	private static final class Served extends Http11Processor {

		private final Punctual protocol;

		Served(Punctual protocol) {
			super(protocol, protocol.getAdapter());
			this.protocol = protocol;
		}

		@Override
		public SocketState service(SocketWrapperBase<?> socket) throws java.io.IOException {
			this.protocol.open.put(this, socket);
			SocketState state = SocketState.CLOSED;
			try {
				state = super.service(socket);
				return state;
			}
			finally {
				// The rest of the head is still to come.
				if (state != SocketState.LONG) {
					this.protocol.open.remove(this);
				}
			}
		}

	}

}
