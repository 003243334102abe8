package dev.platform.cli.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import dev.platform.cli.output.Problem;

/**
 * Trusts authorities of the user's own and nobody else.
 *
 * @param certificates theirs, as PEM
 */
public record TrustedAuthority(Path certificates) {

	public TrustManager[] trustManagers() {
		try (var pem = Files.newInputStream(this.certificates)) {
			KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
			store.load(null, null);
			int number = 0;
			for (var authority : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
				store.setCertificateEntry("authority-" + number++, authority);
			}
			TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			factory.init(store);
			return factory.getTrustManagers();
		}
		catch (IOException | GeneralSecurityException ex) {
			throw Problem.failed("cannot trust %s: %s".formatted(this.certificates, ex.getMessage()),
					"openssl x509 -text -in " + this.certificates, ex);
		}
	}

	public SSLContext context() {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, trustManagers(), null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
