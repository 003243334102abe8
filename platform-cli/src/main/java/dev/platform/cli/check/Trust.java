package dev.platform.cli.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import dev.platform.cli.output.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Connections that trust one authority besides those that the JDK trusts.
 */
final class Trust {

	private Trust() {
	}

	static SSLContext with(Path certificate) {
		try (var pem = Files.newInputStream(certificate)) {
			KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
			store.load(null, null);
			int number = 0;
			for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
				store.setCertificateEntry("authority-" + number++, authority);
			}
			for (TrustManager usual : managers(null)) {
				for (Certificate authority : ((X509TrustManager) usual).getAcceptedIssuers()) {
					store.setCertificateEntry("usual-" + number++, authority);
				}
			}
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, managers(store), null);
			return context;
		}
		catch (IOException | GeneralSecurityException ex) {
			throw Problem.failed("cannot trust %s: %s".formatted(certificate, ex.getMessage()),
					"openssl x509 -text -in " + certificate, ex);
		}
	}

	private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init(store);
		return factory.getTrustManagers();
	}

}
