package dev.platform.local.edge;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files under {@code tls/}: an authority made once, and a certificate of the edge
 * that is made again when the hosts change or its end is near.
 */
final class Certificates {

	private static final Duration RENEWAL = Duration.ofDays(30);

	private static final int DNS_NAME = 2;

	private final IdentityFiles authorityFiles;

	private final IdentityFiles edgeFiles;

	Certificates(Path directory) {
		this.authorityFiles = new IdentityFiles(directory, "ca");
		this.edgeFiles = new IdentityFiles(directory, "edge");
	}

	/** An identity that is valid for these hosts and some time to come. */
	Identity covering(Collection<String> hosts, Instant now) throws IOException {
		Set<String> names = new TreeSet<>(hosts);
		names.add("localhost");
		try {
			CertificateAuthority authority = authority(now);
			Optional<Identity> current = this.edgeFiles.read().filter((edge) -> good(edge, authority, names, now));
			if (current.isPresent()) {
				return current.get();
			}
			Identity edge = authority.issue(names, now);
			this.edgeFiles.write(edge);
			return edge;
		}
		catch (GeneralSecurityException ex) {
			throw new IOException("cannot make a certificate: " + ex.getMessage(), ex);
		}
	}

	private CertificateAuthority authority(Instant now) throws GeneralSecurityException, IOException {
		Optional<Identity> current = this.authorityFiles.read().filter((identity) -> lasts(identity, now));
		if (current.isPresent()) {
			return new CertificateAuthority(current.get());
		}
		CertificateAuthority authority = CertificateAuthority.create(now);
		this.authorityFiles.write(authority.identity());
		return authority;
	}

	private static boolean good(Identity edge, CertificateAuthority authority, Set<String> hosts, Instant now) {
		try {
			edge.certificate().verify(authority.identity().certificate().getPublicKey());
			return lasts(edge, now) && names(edge.certificate()).equals(hosts);
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	private static boolean lasts(Identity identity, Instant now) {
		return identity.certificate().getNotAfter().toInstant().isAfter(now.plus(RENEWAL));
	}

	private static Set<String> names(X509Certificate certificate) throws GeneralSecurityException {
		Set<String> names = new TreeSet<>();
		Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
		if (alternatives != null) {
			alternatives.stream()
				.filter((name) -> Integer.valueOf(DNS_NAME).equals(name.getFirst()))
				.forEach((name) -> names.add(String.valueOf(name.getLast())));
		}
		return names;
	}

}
