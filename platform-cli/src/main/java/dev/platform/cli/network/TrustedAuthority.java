package dev.platform.cli.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Trusts authorities of the user's own.
 *
 * @param certificates theirs, as PEM
 * @param usual whether those that the JDK trusts are trusted, too
 */
public record TrustedAuthority(List<Path> certificates, boolean usual) {

	/** Those of one file, and nobody else. */
	public TrustedAuthority(Path certificates) {
		this(List.of(certificates), false);
	}

	public TrustManager[] trustManagers() {
		try {
			KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
			store.load(null, null);
			for (Path file : this.certificates) {
				addFile(store, file);
			}
			if (this.usual) {
				for (TrustManager manager : managers(null)) {
					add(store, List.of(((X509TrustManager) manager).getAcceptedIssuers()));
				}
			}
			return managers(store);
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
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

	private static void addFile(KeyStore store, Path file) {
		try (var pem = Files.newInputStream(file)) {
			add(store, CertificateFactory.getInstance("X.509").generateCertificates(pem));
		}
		catch (IOException | GeneralSecurityException ex) {
			throw Problem.failed("cannot trust %s: %s".formatted(file, ex.getMessage()),
					"openssl x509 -text -in " + file, ex);
		}
	}

	private static void add(KeyStore store, Iterable<? extends Certificate> authorities)
			throws GeneralSecurityException {
		for (Certificate authority : authorities) {
			store.setCertificateEntry("authority-" + store.size(), authority);
		}
	}

	private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init(store);
		return factory.getTrustManagers();
	}

}
