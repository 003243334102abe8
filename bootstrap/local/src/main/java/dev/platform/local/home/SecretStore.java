package dev.platform.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The secrets of an environment, which are not in Git: a file per key, made when first
 * asked for.
 */
public final class SecretStore {

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

	private static final int LENGTH = 32;

	// Kubernetes' own rule for keys; without a leading dot it is also safe as a file name
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

	private final Path directory;

	private final SecureRandom random = new SecureRandom();

	public SecretStore(Home home, String environment) {
		this.directory = home.secrets(environment);
	}

	/** The value of a key, made now if this is the first time. */
	public synchronized String value(String secret, String key) throws IOException {
		Path file = this.directory.resolve(valid(secret)).resolve(valid(key));
		if (!Files.exists(file)) {
			WholeFile.write(file, generate());
		}
		return Files.readString(file).strip();
	}

	/** All keys that this secret has so far. */
	public synchronized Map<String, String> values(String secret) throws IOException {
		Map<String, String> values = new TreeMap<>();
		for (Path file : Directories.list(this.directory.resolve(valid(secret)))) {
			String key = file.getFileName().toString();
			if (NAME.matcher(key).matches()) {
				values.put(key, Files.readString(file).strip());
			}
		}
		return values;
	}

	private String generate() {
		StringBuilder value = new StringBuilder(LENGTH);
		for (int i = 0; i < LENGTH; i++) {
			value.append(ALPHABET.charAt(this.random.nextInt(ALPHABET.length())));
		}
		return value.toString();
	}

	private static String valid(String name) throws IOException {
		if (!NAME.matcher(name).matches()) {
			throw new IOException("'" + name + "' cannot be the name or a key of a Secret");
		}
		return name;
	}

}
