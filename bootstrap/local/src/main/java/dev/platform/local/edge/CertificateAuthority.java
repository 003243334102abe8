package dev.platform.local.edge;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;

import javax.security.auth.x500.X500Principal;

import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The local certificate authority, which nobody trusts unless they choose to.
 */
record CertificateAuthority(Identity identity) {

	private static final X500Principal NAME = new X500Principal("CN=platform local CA");

	private static final Duration OWN_VALIDITY = Duration.ofDays(3650);

	// browsers refuse more than 398 days
	private static final Duration VALIDITY = Duration.ofDays(365);

	private static final int SERIAL_BITS = 127;

	static CertificateAuthority create(Instant now) throws GeneralSecurityException, IOException {
		KeyPair keys = keys();
		X509v3CertificateBuilder certificate = certificate(NAME, NAME, keys.getPublic(), now, OWN_VALIDITY);
		certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
		certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
		certificate.addExtension(Extension.subjectKeyIdentifier, false,
				new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
		return new CertificateAuthority(new Identity(keys.getPrivate(), List.of(sign(certificate, keys.getPrivate()))));
	}

	Identity issue(Collection<String> hosts, Instant now) throws GeneralSecurityException, IOException {
		KeyPair keys = keys();
		X500Principal subject = new X500Principal("CN=platform local edge");
		X509v3CertificateBuilder certificate = certificate(NAME, subject, keys.getPublic(), now, VALIDITY);
		JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
		certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
		certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
		certificate.addExtension(Extension.extendedKeyUsage, false,
				new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
		certificate.addExtension(Extension.subjectKeyIdentifier, false,
				extensions.createSubjectKeyIdentifier(keys.getPublic()));
		certificate.addExtension(Extension.authorityKeyIdentifier, false,
				extensions.createAuthorityKeyIdentifier(this.identity.certificate().getPublicKey()));
		certificate.addExtension(Extension.subjectAlternativeName, false, names(hosts));
		return new Identity(keys.getPrivate(),
				List.of(sign(certificate, this.identity.key()), this.identity.certificate()));
	}

	private static GeneralNames names(Collection<String> hosts) {
		return new GeneralNames(
				hosts.stream().map((host) -> new GeneralName(GeneralName.dNSName, host)).toArray(GeneralName[]::new));
	}

	private static KeyPair keys() throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(new ECGenParameterSpec("secp256r1"));
		return generator.generateKeyPair();
	}

	private static X509v3CertificateBuilder certificate(X500Principal issuer, X500Principal subject, PublicKey key,
			Instant now, Duration validity) {
		// a day earlier, for clocks that are late
		return new JcaX509v3CertificateBuilder(issuer, new BigInteger(SERIAL_BITS, new SecureRandom()),
				Date.from(now.minus(Duration.ofDays(1))), Date.from(now.plus(validity)), subject, key);
	}

	private static X509Certificate sign(X509v3CertificateBuilder certificate, PrivateKey key)
			throws GeneralSecurityException {
		try {
			return new JcaX509CertificateConverter()
				.getCertificate(certificate.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
		}
		catch (OperatorCreationException ex) {
			throw new GeneralSecurityException(ex);
		}
	}

}
