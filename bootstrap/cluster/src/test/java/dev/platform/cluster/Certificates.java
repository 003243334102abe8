package dev.platform.cluster;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Certificates in the forms that others print them.
 */
final class Certificates {

	private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

	private Certificates() {
	}

	/** The first one in a text. */
	static X509Certificate parse(String text) {
		try {
			byte[] pem = text.substring(text.indexOf(BEGIN)).getBytes(US_ASCII);
			return (X509Certificate) CertificateFactory.getInstance("X.509")
				.generateCertificate(new ByteArrayInputStream(pem));
		}
		catch (CertificateException ex) {
			throw new AssertionError(text, ex);
		}
	}

	/** The first one in a value of a Secret. */
	static X509Certificate decode(String value) {
		return parse(new String(Base64.getDecoder().decode(value), US_ASCII));
	}

}
