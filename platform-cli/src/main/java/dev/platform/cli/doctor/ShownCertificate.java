package dev.platform.cli.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * The certificate that a server shows, whoever signed it.
 */
record ShownCertificate(String host, int port) {

	private static final int TIMEOUT_MILLIS = 3000;

	/** When it ends; nothing where the server does not answer with one. */
	Optional<Instant> end() {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { new Everybody() }, null);
			try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
				socket.connect(new InetSocketAddress(this.host, this.port), TIMEOUT_MILLIS);
				SSLParameters named = socket.getSSLParameters();
				named.setServerNames(names());
				socket.setSSLParameters(named);
				socket.setSoTimeout(TIMEOUT_MILLIS);
				socket.startHandshake();
				return (socket.getSession().getPeerCertificates()[0] instanceof X509Certificate certificate)
						? Optional.of(certificate.getNotAfter().toInstant()) : Optional.empty();
			}
		}
		catch (IOException | GeneralSecurityException ex) {
			return Optional.empty();
		}
	}

	// An edge of many hosts chooses by the name; an address is none.
	private List<SNIServerName> names() {
		return this.host.matches("[0-9.]+|\\[.*") ? List.of() : List.of(new SNIHostName(this.host));
	}

	// Nothing is sent: the certificate is looked at and the connection closed.
	private static final class Everybody implements X509TrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type) {
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type) {
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}

	}

}
