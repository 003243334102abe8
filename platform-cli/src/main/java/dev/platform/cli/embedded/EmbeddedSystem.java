package dev.platform.cli.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.platform.engine.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The system that {@code platform up} runs on this machine, as seen from outside.
 *
 * @param home the directory that holds all it has
 */
public record EmbeddedSystem(Path home) {

	// Linux counts a process's start in ticks of 10 ms from boot; the rest is rounding.
	private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

	/** The Git repository it follows. */
	public Path repository() {
		return this.home.resolve("git/platform.git");
	}

	/** The certificate to trust when its services are called. */
	public Path certificate() {
		return this.home.resolve("tls/ca.crt");
	}

	public Path log() {
		return this.home.resolve("logs/local.log");
	}

	/** Whether it has ever run in this checkout. */
	public boolean exists() {
		return Files.exists(repository());
	}

	/** What it last said of itself, running or not. */
	public Optional<EmbeddedStatus> lastStatus() {
		Path file = this.home.resolve("status.json");
		try {
			return Optional.of(JsonMapper.shared().readValue(Files.readString(file), EmbeddedStatus.class));
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (IOException | JacksonException ex) {
			throw Problem.failed("cannot read %s: %s".formatted(file, ex.getMessage()),
					"platform down, then: platform up", ex);
		}
	}

	/** What it says of itself; nothing unless it runs. */
	public Optional<EmbeddedStatus> status() {
		return lastStatus().filter((status) -> process(status).isPresent());
	}

	/**
	 * The running process that wrote the status; a process number used again is not it.
	 */
	public Optional<ProcessHandle> process(EmbeddedStatus status) {
		Long pid = status.pid();
		Instant startedAt = status.startedAt();
		if (pid == null || startedAt == null) {
			return Optional.empty();
		}
		return ProcessHandle.of(pid)
			.filter(ProcessHandle::isAlive)
			.filter((process) -> process.info()
				.startInstant()
				.map((start) -> !start.isAfter(startedAt.plus(START_TOLERANCE)))
				.orElse(true));
	}

}
