package dev.platform.local.edge;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.platform.local.home.WholeFile;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/**
 * An identity as two PEM files; the key is for its owner only.
 */
record IdentityFiles(Path directory, String name) {

	/** Empty when there is none, or none that can be read. */
	Optional<Identity> read() {
		if (!Files.exists(certificateFile()) || !Files.exists(keyFile())) {
			return Optional.empty();
		}
		try {
			return Optional.of(new Identity(key(), chain()));
		}
		catch (IOException | GeneralSecurityException | ClassCastException ex) {
			return Optional.empty();
		}
	}

	void write(Identity identity) throws IOException {
		// the key first: a certificate without its key would be of no use
		WholeFile.write(keyFile(), pem(List.of(new JcaPKCS8Generator(identity.key(), null))));
		WholeFile.write(certificateFile(), pem(identity.chain()));
	}

	private Path certificateFile() {
		return this.directory.resolve(this.name + ".crt");
	}

	private Path keyFile() {
		return this.directory.resolve(this.name + ".key");
	}

	private PrivateKey key() throws IOException {
		return new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) objects(keyFile()).getFirst());
	}

	private List<X509Certificate> chain() throws IOException, GeneralSecurityException {
		List<X509Certificate> chain = new ArrayList<>();
		for (Object certificate : objects(certificateFile())) {
			chain.add(new JcaX509CertificateConverter().getCertificate((X509CertificateHolder) certificate));
		}
		return chain;
	}

	private static List<Object> objects(Path file) throws IOException {
		List<Object> objects = new ArrayList<>();
		try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file)))) {
			for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
				objects.add(object);
			}
		}
		if (objects.isEmpty()) {
			throw new IOException(file + " holds nothing");
		}
		return objects;
	}

	private static String pem(List<?> objects) throws IOException {
		StringWriter text = new StringWriter();
		try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
			for (Object object : objects) {
				writer.writeObject(object);
			}
		}
		return text.toString();
	}

}
