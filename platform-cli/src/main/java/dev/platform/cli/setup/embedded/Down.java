package dev.platform.cli.setup.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.platform.cli.embedded.EmbeddedSystem;
import dev.platform.engine.Problem;
import org.springframework.stereotype.Component;

/**
 * Stops the embedded system, and removes its data when asked to.
 */
@Component
public class Down {

	private static final int PATIENCE_SECONDS = 30;

	private final EmbeddedSystem system;

	Down(EmbeddedSystem system) {
		this.system = system;
	}

	public SystemReport run(boolean purge) {
		Optional<ProcessHandle> process = this.system.lastStatus().flatMap(this.system::process);
		process.ifPresent(this::stop);
		if (purge) {
			delete(this.system.home());
		}
		return new SystemReport((process.isPresent() ? "is stopped" : "was not running")
				+ (purge ? "; its data is removed" : "; its data stays"), null, List.of());
	}

	/** Asks it to stop its services and waits for its end. */
	void stop(ProcessHandle process) {
		process.destroy();
		try {
			process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			throw Problem.failed("the embedded system (process %d) does not stop".formatted(process.pid()),
					"kill -9 %d, then: platform up, which cleans up".formatted(process.pid()), ex);
		}
	}

	private static void delete(Path home) {
		if (!Files.exists(home)) {
			return;
		}
		try (var files = Files.walk(home)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
		catch (IOException ex) {
			throw Problem.failed("cannot remove %s: %s".formatted(home, ex.getMessage()), "rm -r " + home, ex);
		}
	}

}
