package dev.platform.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

import dev.platform.benchmarks.system.Checkout;
import dev.platform.benchmarks.system.QueueServer;
import dev.platform.benchmarks.system.VotingSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The short form of {@code apps/benchmarks/faults --queue nats}; the services must have
 * been packaged.
 */
@EnabledIf(value = "natsIsInstalled", disabledReason = "NOT RUN: there is no nats-server of 2.10 or later, "
		+ "the first that writes votes to its disk before it accepts them")
class NatsFaultsIntegrationTests {

	private static final Faults FAULTS = new Faults(QueueServer.NATS, 4, new Random().nextInt(1_000_000) + 1, "always",
			1);

	static boolean natsIsInstalled() {
		return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
			.map((directory) -> Path.of(directory, "nats-server"))
			.filter(Files::isExecutable)
			.findFirst()
			.filter(NatsFaultsIntegrationTests::keepsWhatItAccepts)
			.isPresent();
	}

	// Older ones forget what a consumer has acknowledged, too, when they are killed.
	private static boolean keepsWhatItAccepts(Path program) {
		try {
			Process version = new ProcessBuilder(program.toString(), "--version").start();
			return !new String(version.getInputStream().readAllBytes(), UTF_8).contains(": v2.9.");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
