package dev.platform.cli.git.connection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

import dev.platform.cli.network.Endpoint;

/**
 * What one fetch from a server that nobody knows may take: answers of that server alone,
 * and no more bytes of them than this.
 */
public final class Allowance {

	private final Endpoint server;

	private final AtomicLong left;

	public Allowance(Endpoint server, long bytes) {
		this.server = server;
		this.left = new AtomicLong(bytes);
	}

	void require(Endpoint asked) throws IOException {
		if (!asked.equals(this.server)) {
			throw new RefusedAnswer("it leads to %s, and another server is not asked".formatted(asked));
		}
	}

	InputStream bounded(InputStream answer) {
		return new FilterInputStream(answer) {

			@Override
			public int read() throws IOException {
				int next = super.read();
				take((next < 0) ? 0 : 1);
				return next;
			}

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				int count = super.read(bytes, offset, length);
				take(Math.max(count, 0));
				return count;
			}

		};
	}

	private void take(int bytes) throws IOException {
		if (this.left.addAndGet(-bytes) < 0) {
			throw new RefusedAnswer("it sends more than a base may hold");
		}
	}

}
