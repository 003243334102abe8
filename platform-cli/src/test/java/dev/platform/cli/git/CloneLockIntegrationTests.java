package dev.platform.cli.git;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CloneLockIntegrationTests {

	@Test
	void waitsNoLongerForAnotherProcessThanTheDeadline(@TempDir Path directory) throws Exception {
		Path file = directory.resolve("turn.lock");
		CloneLock lock = new CloneLock(file);
		AtomicInteger waited = new AtomicInteger();
		Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				HoldingProcess.class.getName(), file.toString())
			.start();
		try {
			assertThat(other.inputReader().readLine()).isEqualTo("held");
			assertThatExceptionOfType(Problem.class)
				.isThrownBy(() -> lock.holding(Instant.now().plusSeconds(2), waited::incrementAndGet, () -> "done"))
				.withMessage("another platform command on this machine did not end in time; nothing has changed")
				.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.FAILED));
			assertThat(waited).hasPositiveValue();
		}
		finally {
			other.destroyForcibly().waitFor();
		}
		assertThat(lock.holding(Instant.now(), waited::incrementAndGet, () -> "done")).isEqualTo("done");
	}

}
