package dev.platform.local.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that was started here.
 */
public final class Child {

	private final Process process;

	private final Launch launch;

	Child(Process process, Launch launch) {
		this.process = process;
		this.launch = launch;
	}

	public long pid() {
		return this.process.pid();
	}

	public boolean alive() {
		return this.process.isAlive();
	}

	/** Why it is not there any more, with the last line it wrote. */
	public String epitaph() {
		int code = this.process.exitValue();
		String end = (code > 128) ? "was killed by signal " + (code - 128) : "exited with code " + code;
		return LogTail.lastLine(this.launch.log()).map((line) -> end + ": " + line).orElse(end);
	}

	int waitFor() throws InterruptedException {
		return this.process.waitFor();
	}

	/** Asks it to end and, when the time is over, ends it. */
	public void stop(Duration gracePeriod) {
		List<ProcessHandle> descendants = this.process.descendants().toList();
		try {
			this.launch.stopSignal().send(this.process.toHandle());
			if (!this.process.waitFor(gracePeriod.toMillis(), TimeUnit.MILLISECONDS)) {
				kill(descendants);
			}
		}
		catch (InterruptedException ex) {
			kill(descendants);
			Thread.currentThread().interrupt();
		}
	}

	private void kill(List<ProcessHandle> descendants) {
		this.process.destroyForcibly();
		descendants.forEach(ProcessHandle::destroyForcibly);
		this.process.onExit().join();
	}

}
