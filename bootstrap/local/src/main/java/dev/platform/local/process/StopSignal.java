package dev.platform.local.process;

import java.io.IOException;

/**
 * How a program wants to be told to end.
 */
public enum StopSignal {

	/** The usual way. */
	TERM,

	/** PostgreSQL's fast shutdown: it does not wait for its clients to leave. */
	INT;

	void send(ProcessHandle process) {
		if (this == TERM) {
			process.destroy();
			return;
		}
		try {
			// Java can only send TERM and KILL
			new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
		}
		catch (IOException ex) {
			process.destroy();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
