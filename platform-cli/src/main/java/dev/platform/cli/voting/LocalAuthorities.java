package dev.platform.cli.voting;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import dev.platform.cli.output.Problem;

/**
 * The authorities that the systems of this machine made for themselves.
 *
 * @param certificates a file each; there is none for a system that never ran
 */
public record LocalAuthorities(List<Path> certificates) {

	private static final String LOCAL = ".localhost";

	/** Whom to trust at an address: these on this machine, elsewhere those Java knows. */
	public SSLContext trustedAt(URI address) {
		List<Path> made = this.certificates.stream().filter(Files::exists).toList();
		try {
			return (("." + address.getHost()).endsWith(LOCAL) && !made.isEmpty()) ? trusting(made)
					: SSLContext.getDefault();
		}
		catch (IOException | GeneralSecurityException ex) {
			throw Problem.failed("cannot trust %s: %s".formatted(made, ex.getMessage()), "platform up", ex);
		}
	}

	private static SSLContext trusting(List<Path> certificates) throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
		store.load(null, null);
		for (Path certificate : certificates) {
			try (var pem = Files.newInputStream(certificate)) {
				store.setCertificateEntry(certificate.toString(),
						CertificateFactory.getInstance("X.509").generateCertificate(pem));
			}
		}
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(store);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		return context;
	}

}
