package dev.platform.cli.git.trust;

import java.math.BigInteger;
import java.nio.ByteBuffer;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Reads the data types of SSH (RFC 4251); an {@link IllegalArgumentException} where the
 * bytes are not what is asked for.
 */
final class SshReader {

	private final ByteBuffer bytes;

	SshReader(byte[] bytes) {
		this.bytes = ByteBuffer.wrap(bytes);
	}

	int number() {
		require(Integer.BYTES);
		return this.bytes.getInt();
	}

	byte flags() {
		require(1);
		return this.bytes.get();
	}

	byte[] raw(int length) {
		require(length);
		byte[] raw = new byte[length];
		this.bytes.get(raw);
		return raw;
	}

	byte[] string() {
		int length = number();
		require(length);
		return raw(length);
	}

	String text() {
		return new String(string(), US_ASCII);
	}

	BigInteger integer() {
		byte[] value = string();
		if (value.length == 0) {
			return BigInteger.ZERO;
		}
		return new BigInteger(value);
	}

	void requireEnd() {
		if (this.bytes.hasRemaining()) {
			throw new IllegalArgumentException("there are bytes behind its end");
		}
	}

	private void require(int length) {
		if (length < 0 || this.bytes.remaining() < length) {
			throw new IllegalArgumentException("it ends too early");
		}
	}

}
