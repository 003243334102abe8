package dev.platform.cli.setup.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.platform.cli.output.Progress;

/**
 * Does one part after the other, and tells what each did and how long it took.
 */
public final class Steps {

	private static final double MILLIS = 1000.0;

	private final Progress progress;

	private final List<Step> done = new ArrayList<>();

	public Steps(Progress progress) {
		this.progress = progress;
	}

	public void run(String name, Supplier<String> work) {
		Instant start = Instant.now();
		String result = work.get();
		Step step = new Step(name, Duration.between(start, Instant.now()).toMillis() / MILLIS, result);
		this.done.add(step);
		this.progress.tell("%7.1f s  %-14s %s".formatted(step.seconds(), step.name(), step.result()));
	}

	public List<Step> done() {
		return List.copyOf(this.done);
	}

}
