package dev.platform.cli.git.trust;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The public half of an SSH key, for the cryptography of the JDK. JGit's own verification
 * of SSH signatures knows Ed25519 only through a library of 10 MB, and takes longer to
 * begin than a whole command.
 *
 * @param algorithm its type, {@code ssh-ed25519}
 * @param application what a hardware key was made for; empty for other keys
 */
record SshKey(String algorithm, PublicKey key, String application) {

	static final String ED25519 = "ssh-ed25519";

	static final String HARDWARE_ED25519 = "sk-ssh-ed25519@openssh.com";

	static final String HARDWARE_ECDSA = "sk-ecdsa-sha2-nistp256@openssh.com";

	static final String RSA = "ssh-rsa";

	static final String ECDSA = "ecdsa-sha2-";

	private static final int SHORTEST_RSA = 2048;

	// SubjectPublicKeyInfo (RFC 8410) up to the key itself.
	private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

	/**
	 * Reads a key.
	 * @param blob as in a public key file, decoded
	 * @throws IllegalArgumentException saying why it is not a key to be trusted
	 */
	static SshKey of(byte[] blob) {
		SshReader reader = new SshReader(blob);
		String type = reader.text();
		try {
			SshKey key = switch (type) {
				case ED25519 -> new SshKey(type, ed25519(reader.string()), "");
				case HARDWARE_ED25519 -> new SshKey(type, ed25519(reader.string()), reader.text());
				case HARDWARE_ECDSA -> new SshKey(type, ecdsa(reader), reader.text());
				case ECDSA + "nistp256", ECDSA + "nistp384", ECDSA + "nistp521" -> new SshKey(type, ecdsa(reader), "");
				case RSA -> new SshKey(type, rsa(reader.integer(), reader.integer()), "");
				default -> throw new IllegalArgumentException("keys of type %s are not supported".formatted(type));
			};
			reader.requireEnd();
			return key;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalArgumentException("it is no key of type %s: %s".formatted(type, ex.getMessage()), ex);
		}
	}

	boolean isHardware() {
		return this.algorithm.startsWith("sk-");
	}

	private static PublicKey ed25519(byte[] point) throws GeneralSecurityException {
		byte[] encoded = Arrays.copyOf(ED25519_PREFIX, ED25519_PREFIX.length + point.length);
		System.arraycopy(point, 0, encoded, ED25519_PREFIX.length, point.length);
		return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
	}

	private static PublicKey rsa(BigInteger exponent, BigInteger modulus) throws GeneralSecurityException {
		if (modulus.bitLength() < SHORTEST_RSA) {
			throw new IllegalArgumentException("an RSA key needs %d bits".formatted(SHORTEST_RSA));
		}
		return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
	}

	private static PublicKey ecdsa(SshReader reader) throws GeneralSecurityException {
		String curve = reader.text();
		byte[] point = reader.string();
		if (point.length < 3 || point.length % 2 == 0 || point[0] != 4) {
			throw new IllegalArgumentException("its point is not written in full");
		}
		AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
		parameters.init(new ECGenParameterSpec(curve.replaceFirst("^nistp", "secp") + "r1"));
		int half = point.length / 2;
		ECPoint w = new ECPoint(new BigInteger(1, point, 1, half), new BigInteger(1, point, 1 + half, half));
		return KeyFactory.getInstance("EC")
			.generatePublic(new ECPublicKeySpec(w, parameters.getParameterSpec(ECParameterSpec.class)));
	}

}
