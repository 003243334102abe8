package dev.platform.cli.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.platform.cli.cluster.ClusterState;
import dev.platform.cli.git.RemoteClock;
import dev.platform.cli.image.AskRegistry;
import dev.platform.engine.Problem;

/**
 * Whether this machine's clock agrees with another: the API server's, the Git remote's or
 * a registry's, the first that tells. Certificates and tokens are refused by one that is
 * wrong.
 */
record ClockCheck(Surroundings surroundings, RemoteClock remote, NamedRegistries named,
		AskRegistry asking) implements Check {

	private static final Duration TOLERANCE = Duration.ofSeconds(30);

	@Override
	public String subject() {
		return "clock";
	}

	@Override
	public Diagnosis diagnose() {
		List<String> silent = new ArrayList<>();
		// The next is looked for where the one before does not tell.
		for (Supplier<List<OtherClock>> others : List.<Supplier<List<OtherClock>>>of(this::servers, this::registries)) {
			for (OtherClock other : others.get()) {
				Optional<Instant> theirs = other.read();
				if (theirs.isPresent()) {
					return compared(theirs.get(), other.owner());
				}
				silent.add(other.owner());
			}
		}
		return silent.isEmpty()
				? Diagnosis.ok("not asked: there is no cluster, no Git remote over HTTP and no registry elsewhere")
				: Diagnosis.warn("nobody tells the time: " + String.join(", ", silent), "date --utc, and compare");
	}

	private static Diagnosis compared(Instant theirs, String owner) {
		Duration apart = Duration.between(theirs, Instant.now()).abs();
		String found = "%d s from that of %s".formatted(apart.toSeconds(), owner);
		return (apart.compareTo(TOLERANCE) > 0) ? Diagnosis.fail(found, "timedatectl set-ntp true")
				: Diagnosis.ok(found);
	}

	private List<OtherClock> servers() {
		List<OtherClock> servers = new ArrayList<>();
		if (this.surroundings.withoutCluster().isEmpty()) {
			servers.add(new OtherClock("the API server", new ClusterState(this.surroundings.cluster())::time));
		}
		if (hasRemote()) {
			servers.add(new OtherClock(this.remote.host(), this.remote::time));
		}
		return servers;
	}

	private boolean hasRemote() {
		try {
			return this.remote.isThere();
		}
		catch (Problem noRepository) {
			return false;
		}
	}

	// One of this machine has this machine's clock. Which there are the remote tells: one
	// that was just silent is not asked again.
	private List<OtherClock> registries() {
		if (hasRemote()) {
			return List.of();
		}
		try {
			return this.named.hosts()
				.keySet()
				.stream()
				.filter((host) -> !host.plain() && !host.isPlaceholder())
				.map((host) -> new OtherClock(host.name(), () -> this.asking.time(host)))
				.toList();
		}
		catch (Problem unreadable) {
			// Another check tells that the repository cannot be read.
			return List.of();
		}
	}

	private record OtherClock(String owner, Supplier<Optional<Instant>> time) {

		Optional<Instant> read() {
			try {
				return this.time.get();
			}
			catch (Problem noAnswer) {
				return Optional.empty();
			}
		}

	}

}
