package dev.platform.local.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import dev.platform.local.home.Home;
import dev.platform.local.home.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts processes and remembers them on disk, so that even a parent that was killed
 * leaves nothing behind for good.
 */
public final class Children {

	private static final Logger logger = LoggerFactory.getLogger(Children.class);

	private static final Duration LEFTOVER_GRACE = Duration.ofSeconds(10);

	private static final File NOTHING = new File("/dev/null");

	// What a service writes is not for others, either. The shell becomes the program, and
	// leaves no variables of its own.
	private static final List<String> PRIVATE = List.of("/bin/sh", "-c",
			"umask 077; unset PWD OLDPWD SHLVL; exec \"$@\"", "sh");

	private final ProcessRecords records;

	private final Set<Child> running = ConcurrentHashMap.newKeySet();

	public Children(Home home) {
		this.records = new ProcessRecords(home.run().resolve("processes"));
	}

	public Child start(Launch launch) throws IOException {
		return start(launch, NOTHING);
	}

	/** Runs a program to its end. */
	public void run(Launch launch, File input) throws IOException, InterruptedException {
		Child child = start(launch, input);
		try {
			if (child.waitFor() != 0) {
				throw new IOException("%s %s".formatted(launch.what(), child.epitaph()));
			}
		}
		finally {
			child.stop(Duration.ZERO);
		}
	}

	private Child start(Launch launch, File input) throws IOException {
		OwnerOnly.directories(launch.directory());
		LogTail.makeRoom(launch.log());
		OwnerOnly.file(launch.log());
		List<String> command = new ArrayList<>(PRIVATE);
		command.addAll(launch.command());
		ProcessBuilder builder = new ProcessBuilder(command).directory(launch.directory().toFile())
			.redirectInput(input)
			.redirectErrorStream(true)
			.redirectOutput(Redirect.appendTo(launch.log().toFile()));
		builder.environment().clear();
		builder.environment().putAll(launch.environment());
		Process process = builder.start();
		remember(process, launch);
		Child child = new Child(process, launch);
		this.running.add(child);
		process.onExit().thenRun(() -> this.running.remove(child));
		return child;
	}

	private void remember(Process process, Launch launch) throws IOException {
		ProcessRecord record = ProcessRecord.of(process, launch);
		try {
			this.records.add(record);
		}
		catch (IOException ex) {
			process.destroyForcibly();
			throw ex;
		}
		process.onExit().thenRun(() -> forget(record));
	}

	private void forget(ProcessRecord record) {
		try {
			this.records.remove(record);
		}
		catch (IOException ex) {
			logger.warn("cannot remove the record of process {}: {}", record.pid(), ex.getMessage());
		}
	}

	/** Stops whatever still runs, all at once. */
	public void stopAll(Duration gracePeriod) {
		List<Thread> stops = this.running.stream()
			.map((child) -> Thread.startVirtualThread(() -> child.stop(gracePeriod)))
			.toList();
		try {
			for (Thread stop : stops) {
				stop.join();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Stops what an earlier life started and could not stop. */
	public void stopLeftovers() throws IOException {
		List<ProcessRecord> leftovers = this.records.all();
		leftovers.forEach((record) -> record.process().ifPresent((process) -> {
			logger.info("stopping {}, which an earlier run left behind as process {}", record.what(), record.pid());
			record.stopSignal().send(process);
		}));
		for (ProcessRecord record : leftovers) {
			record.process().ifPresent(Children::awaitEnd);
			this.records.remove(record);
		}
	}

	private static void awaitEnd(ProcessHandle process) {
		List<ProcessHandle> descendants = process.descendants().toList();
		try {
			process.onExit().get(LEFTOVER_GRACE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (Exception ex) {
			process.destroyForcibly();
			descendants.forEach(ProcessHandle::destroyForcibly);
			process.onExit()
				.orTimeout(LEFTOVER_GRACE.toMillis(), TimeUnit.MILLISECONDS)
				.exceptionally((late) -> process)
				.join();
		}
	}

}
