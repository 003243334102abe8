package dev.platform.cli.git.trust;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * A signature as {@code ssh-keygen -Y sign} makes it (OpenSSH's PROTOCOL.sshsig).
 *
 * @param key the public key that it claims to be of
 * @param hash the name of the digest that was signed
 * @param value what the key made of that
 */
@SuppressWarnings("ArrayRecordComponent")
record SshSignature(byte[] key, String namespace, String hash, byte[] value) {

	static final String ARMOR = "-----BEGIN SSH SIGNATURE-----";

	/** The namespace of Git's signatures. */
	static final String GIT = "git";

	private static final byte[] MAGIC = "SSHSIG".getBytes(US_ASCII);

	private static final Map<String, String> HASHES = Map.of("sha256", "SHA-256", "sha512", "SHA-512");

	private static final int USER_PRESENT = 1;

	/** Reads one; an {@link IllegalArgumentException} where it is none. */
	static SshSignature of(String armored) {
		String body = armored.replace(ARMOR, "").replace("-----END SSH SIGNATURE-----", "");
		SshReader reader = new SshReader(Base64.getMimeDecoder().decode(body));
		if (!Arrays.equals(reader.raw(MAGIC.length), MAGIC) || reader.number() != 1) {
			throw new IllegalArgumentException("it is not of version 1");
		}
		byte[] key = reader.string();
		String namespace = reader.text();
		reader.string();
		SshSignature signature = new SshSignature(key, namespace, reader.text(), reader.string());
		reader.requireEnd();
		return signature;
	}

	/** Whether this key made it for these bytes. */
	boolean isOf(SshKey by, byte[] message) {
		String digest = HASHES.get(this.hash);
		if (digest == null || !this.namespace.equals(GIT)) {
			return false;
		}
		try {
			SshReader reader = new SshReader(this.value);
			String algorithm = reader.text();
			byte[] raw = reader.string();
			byte[] signed = signed(MessageDigest.getInstance(digest).digest(message));
			if (by.isHardware()) {
				signed = hardware(by, signed, reader.flags(), reader.number());
			}
			reader.requireEnd();
			return fits(by, algorithm) && verify(by, algorithm, raw, signed);
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			return false;
		}
	}

	private byte[] signed(byte[] digest) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(MAGIC);
		for (byte[] part : new byte[][] { this.namespace.getBytes(US_ASCII), {}, this.hash.getBytes(US_ASCII),
				digest }) {
			out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
			out.writeBytes(part);
		}
		return out.toByteArray();
	}

	// PROTOCOL.u2f: somebody has touched it.
	private static byte[] hardware(SshKey by, byte[] signed, byte flags, int counter) throws GeneralSecurityException {
		if ((flags & USER_PRESENT) == 0) {
			throw new IllegalArgumentException("nobody has touched the key");
		}
		MessageDigest sha = MessageDigest.getInstance("SHA-256");
		byte[] application = sha.digest(by.application().getBytes(US_ASCII));
		byte[] message = sha.digest(signed);
		return ByteBuffer.allocate(application.length + 1 + Integer.BYTES + message.length)
			.put(application)
			.put(flags)
			.putInt(counter)
			.put(message)
			.array();
	}

	private static boolean fits(SshKey by, String algorithm) {
		return by.algorithm().equals(SshKey.RSA) ? algorithm.equals("rsa-sha2-256") || algorithm.equals("rsa-sha2-512")
				: algorithm.equals(by.algorithm());
	}

	private static boolean verify(SshKey by, String algorithm, byte[] raw, byte[] signed)
			throws GeneralSecurityException {
		boolean elliptic = algorithm.contains("ecdsa");
		Signature verifier = Signature.getInstance(switch (algorithm) {
			case SshKey.ED25519, SshKey.HARDWARE_ED25519 -> "Ed25519";
			case "rsa-sha2-256" -> "SHA256withRSA";
			case "rsa-sha2-512" -> "SHA512withRSA";
			case SshKey.ECDSA + "nistp384" -> "SHA384withECDSAinP1363Format";
			case SshKey.ECDSA + "nistp521" -> "SHA512withECDSAinP1363Format";
			default -> "SHA256withECDSAinP1363Format";
		});
		verifier.initVerify(by.key());
		verifier.update(signed);
		return verifier.verify(elliptic ? fixed(raw, algorithm) : raw);
	}

	// Two integers become two halves of the curve's length.
	private static byte[] fixed(byte[] raw, String algorithm) {
		int length = algorithm.endsWith("nistp521") ? 66 : algorithm.endsWith("nistp384") ? 48 : 32;
		SshReader reader = new SshReader(raw);
		byte[] both = new byte[2 * length];
		put(reader.integer(), both, length);
		put(reader.integer(), both, 2 * length);
		reader.requireEnd();
		return both;
	}

	private static void put(BigInteger number, byte[] target, int end) {
		byte[] bytes = number.toByteArray();
		int begin = (bytes.length > 1 && bytes[0] == 0) ? 1 : 0;
		int count = bytes.length - begin;
		if (number.signum() < 0 || count > target.length / 2) {
			throw new IllegalArgumentException("it holds a number that the curve does not");
		}
		System.arraycopy(bytes, begin, target, end - count, count);
	}

}
