package dev.platform.local.manifest;

import java.time.Duration;
import java.util.Map;

/**
 * A question that a process is asked again and again.
 */
public record Probe(Action action, Duration initialDelay, Duration period, Duration timeout, int failureThreshold,
		int successThreshold) {

	/**
	 * The question itself.
	 */
	public sealed interface Action {

		int port();

	}

	/** Any answer from 200 to 399 is a yes. */
	public record HttpGet(String scheme, int port, String path, Map<String, String> headers) implements Action {
	}

	/**
	 * A connection is a yes. Commands inside a container are mapped to this: there is no
	 * container to run them in.
	 */
	public record TcpSocket(int port) implements Action {
	}

}
