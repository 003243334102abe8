package dev.platform.cli.doctor;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import dev.platform.cli.gitops.Rollout;

/**
 * Whether the certificates that this machine is shown, those of the environments' hosts
 * and the cluster's, are good for a while.
 */
record CertificatesCheck(Surroundings surroundings) implements Check {

	// cert-manager renews after two thirds of a certificate's life.
	private static final Duration SOON = Duration.ofDays(14);

	private static final int HTTPS = 443;

	@Override
	public String subject() {
		return "certificates";
	}

	@Override
	public Diagnosis diagnose() {
		List<String> soon = new ArrayList<>();
		List<String> over = new ArrayList<>();
		List<URI> addresses = addresses();
		for (URI address : addresses) {
			Optional<Instant> end = new ShownCertificate(address.getHost(),
					(address.getPort() < 0) ? HTTPS : address.getPort())
				.end();
			if (end.isEmpty()) {
				over.add(address.getAuthority() + " shows none");
			}
			else if (end.get().isBefore(Instant.now())) {
				over.add("%s ended on %s".formatted(address.getAuthority(), end.get()));
			}
			else if (end.get().isBefore(Instant.now().plus(SOON))) {
				soon.add("%s ends on %s".formatted(address.getAuthority(), end.get()));
			}
		}
		if (!over.isEmpty()) {
			return Diagnosis.fail(String.join(", ", over),
					describe() + "; the embedded system makes new ones: platform down, platform up");
		}
		return soon.isEmpty()
				? Diagnosis.ok("%d hosts, good for %d days and more".formatted(addresses.size(), SOON.toDays()))
				: Diagnosis.warn(String.join(", ", soon), describe());
	}

	private String describe() {
		return this.surroundings.cluster().kubectl("describe certificates -A");
	}

	private List<URI> addresses() {
		TreeSet<URI> addresses = new TreeSet<>();
		for (Rollout rollout : this.surroundings.target().rollouts()) {
			String url = rollout.url();
			if (url != null && url.startsWith("https://")) {
				addresses.add(URI.create(url).resolve("/"));
			}
		}
		if (this.surroundings.withoutCluster().isEmpty()) {
			addresses.add(URI.create(this.surroundings.cluster().address()).resolve("/"));
		}
		return List.copyOf(addresses);
	}

}
