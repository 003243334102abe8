package dev.platform.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is needed to recognise a child after its parent has died. A process number is used
 * again one day; together with the instant of its start it is not.
 */
record ProcessRecord(long pid, Instant started, StopSignal stopSignal, String what) {

	// the kernel derives the instant from its uptime, so that it moves a little with the
	// clock
	private static final Duration TOLERANCE = Duration.ofSeconds(2);

	static ProcessRecord of(Process process, Launch launch) {
		Instant started = process.info().startInstant().orElseGet(Instant::now);
		return new ProcessRecord(process.pid(), started, launch.stopSignal(), launch.what());
	}

	static ProcessRecord parse(String text) {
		String[] words = text.strip().split(" ", 4);
		return new ProcessRecord(Long.parseLong(words[0]), Instant.parse(words[1]), StopSignal.valueOf(words[2]),
				words[3]);
	}

	String format() {
		return "%d %s %s %s%n".formatted(this.pid, this.started, this.stopSignal, this.what);
	}

	/** The process, if it still runs and is not another one with the same number. */
	Optional<ProcessHandle> process() {
		return ProcessHandle.of(this.pid).filter(ProcessHandle::isAlive).filter(this::same);
	}

	private boolean same(ProcessHandle process) {
		return process.info()
			.startInstant()
			.filter((instant) -> Duration.between(instant, this.started).abs().compareTo(TOLERANCE) <= 0)
			.isPresent();
	}

}
