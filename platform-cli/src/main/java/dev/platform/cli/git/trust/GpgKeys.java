package dev.platform.cli.git.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.platform.cli.gitops.Verification;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.api.OpenPGPCertificate;
import org.bouncycastle.openpgp.api.OpenPGPCertificate.OpenPGPComponentKey;
import org.bouncycastle.openpgp.api.OpenPGPDetachedSignatureProcessor;
import org.bouncycastle.openpgp.api.OpenPGPSignature.OpenPGPDocumentSignature;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPApi;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.PGPUtil;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The OpenPGP keys of a repository. The library that reads them is loaded for the first
 * such signature; JGit's own verification would take the keys from the user's key ring.
 */
final class GpgKeys {

	private final BcOpenPGPApi api = new BcOpenPGPApi();

	private final List<OpenPGPCertificate> certificates = new ArrayList<>();

	private final List<KeyProblem> problems = new ArrayList<>();

	/**
	 * Reads the keys.
	 * @param files their texts by path, armored
	 */
	GpgKeys(Map<String, String> files) {
		files.forEach((path, text) -> {
			try {
				List<OpenPGPCertificate> read = this.api.readKeyOrCertificate().parseCertificates(text);
				if (read.isEmpty()) {
					throw new IOException("there is no key in it");
				}
				this.certificates.addAll(read);
			}
			catch (IOException | RuntimeException ex) {
				this.problems.add(new KeyProblem(path, 1, "is no OpenPGP public key: " + ex.getMessage()));
			}
		});
	}

	List<KeyProblem> problems() {
		return this.problems;
	}

	/** When each key ends, by whose it is; keys that never do are left out. */
	Map<String, Instant> ends() {
		return this.certificates.stream()
			.filter((certificate) -> certificate.getExpirationTime() != null)
			.collect(Collectors.toMap(GpgKeys::owner, (certificate) -> certificate.getExpirationTime().toInstant(),
					(one, _) -> one));
	}

	Verification verify(String armored, byte[] message) {
		try {
			PGPSignature signature = signature(armored);
			if (signature == null) {
				return Verification.failed("bad signature");
			}
			for (OpenPGPCertificate certificate : this.certificates) {
				for (OpenPGPComponentKey key : certificate.getPublicKeys().values()) {
					if (key.getPGPPublicKey().getKeyID() == signature.getKeyID()) {
						return verify(certificate, key, signature, message);
					}
				}
			}
			return Verification.failed("unknown key " + "%016X".formatted(signature.getKeyID()));
		}
		catch (IOException | PGPException | RuntimeException ex) {
			return Verification.failed("bad signature");
		}
	}

	private Verification verify(OpenPGPCertificate certificate, OpenPGPComponentKey key, PGPSignature signature,
			byte[] message) throws IOException, PGPException {
		OpenPGPDetachedSignatureProcessor processor = this.api.verifyDetachedSignature()
			.addVerificationCertificate(certificate)
			.addSignature(signature);
		List<OpenPGPDocumentSignature> valid = processor.process(new ByteArrayInputStream(message));
		if (valid.stream().anyMatch(GpgKeys::isValid)) {
			return Verification.by(owner(certificate));
		}
		Date then = signature.getCreationTime();
		return Verification.failed((key.isBoundAt(then) && key.isSigningKey(then)) ? "bad signature"
				: "expired key of " + owner(certificate));
	}

	private static boolean isValid(OpenPGPDocumentSignature signature) {
		try {
			return signature.isValid();
		}
		catch (PGPException ex) {
			return false;
		}
	}

	private static @Nullable PGPSignature signature(String armored) throws IOException {
		Object first = new BcPGPObjectFactory(
				PGPUtil.getDecoderStream(new ByteArrayInputStream(armored.getBytes(UTF_8))))
			.nextObject();
		return (first instanceof PGPSignatureList list && list.size() == 1) ? list.get(0) : null;
	}

	private static String owner(OpenPGPCertificate certificate) {
		OpenPGPCertificate.OpenPGPUserId user = certificate.getPrimaryUserId();
		return (user != null) ? user.getUserId() : certificate.getPrettyFingerprint();
	}

}
