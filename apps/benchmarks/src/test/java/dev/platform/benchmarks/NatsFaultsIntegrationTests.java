package dev.platform.benchmarks;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

import dev.platform.benchmarks.system.Checkout;
import dev.platform.benchmarks.system.QueueServer;
import dev.platform.benchmarks.system.VotingSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The short form of {@code apps/benchmarks/faults --queue nats}; the services must have
 * been packaged.
 */
@EnabledIf(value = "natsIsInstalled", disabledReason = "NOT RUN: there is no nats-server")
class NatsFaultsIntegrationTests {

	private static final Faults FAULTS = new Faults(QueueServer.NATS, 4, new Random().nextInt(1_000_000) + 1, "always",
			1);

	static boolean natsIsInstalled() {
		return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
			.anyMatch((directory) -> Files.isExecutable(Path.of(directory, "nats-server")));
	}

	@Test
	void everyVoteIsCountedOnceWhateverDies() throws Exception {
		Checkout checkout = new Checkout(Path.of("../..").toAbsolutePath().normalize());
		try (VotingSystem system = FAULTS.system(checkout).start()) {
			assertThat(FAULTS.play(system)).as(FAULTS.toString()).hasSize(4).allSatisfy((outcome) -> {
				assertThat(outcome.accepted()).isPositive();
				assertThat(outcome.lost()).isZero();
				assertThat(outcome.twice()).isZero();
			});
		}
	}

}
