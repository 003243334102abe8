package dev.platform.cli.git;

import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import dev.platform.cli.output.Problem;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/**
 * Connections that trust one authority of the user's own and nobody else.
 *
 * @param certificate its certificate, as PEM
 */
record TrustedAuthority(Path certificate) implements HttpConnectionFactory {

	private static final HttpConnectionFactory JDK = new JDKHttpConnectionFactory();

	@Override
	public HttpConnection create(URL url) throws IOException {
		return trusting(JDK.create(url), url);
	}

	@Override
	public HttpConnection create(URL url, Proxy proxy) throws IOException {
		return trusting(JDK.create(url, proxy), url);
	}

	private HttpConnection trusting(HttpConnection connection, URL url) throws IOException {
		if (url.getProtocol().equals("https")) {
			try {
				connection.configure(null, trust(), null);
			}
			catch (GeneralSecurityException ex) {
				throw Problem.failed("cannot trust %s: %s".formatted(this.certificate, ex.getMessage()),
						"openssl x509 -text -in " + this.certificate, ex);
			}
		}
		return connection;
	}

	private TrustManager[] trust() throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
		store.load(null, null);
		try (var pem = Files.newInputStream(this.certificate)) {
			int number = 0;
			for (var authority : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
				store.setCertificateEntry("authority-" + number++, authority);
			}
		}
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init(store);
		return factory.getTrustManagers();
	}

}
