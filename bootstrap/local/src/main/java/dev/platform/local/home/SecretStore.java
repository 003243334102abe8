package dev.platform.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.platform.engine.secret.SecretKey;

/**
 * The secrets of an environment, which are not in Git: a file per key. Those that are
 * declared as the platform's are made when first asked for; others are given by people.
 */
public final class SecretStore {

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

	private static final int LENGTH = 32;

	// Kubernetes' own rule for keys; without a leading dot it is also safe as a file name
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

	private final Path directory;

	private final SecureRandom random = new SecureRandom();

	private Collection<SecretKey> made = Set.of();

	private Map<SecretKey, String> read = Map.of();

	public SecretStore(Home home, String environment) {
		this.directory = home.secrets(environment);
	}

	/**
	 * Says what manifests declare.
	 * @param made keys with random values
	 * @param read file and line that read any other
	 */
	public synchronized void declare(Collection<SecretKey> made, Map<SecretKey, String> read) {
		this.made = Set.copyOf(made);
		this.read = Map.copyOf(read);
	}

	/** The value of a key; fails where it is not there and is not declared. */
	public synchronized String value(SecretKey secret) throws IOException {
		Path file = this.directory.resolve(valid(secret.name())).resolve(valid(secret.key()));
		if (!Files.exists(file)) {
			if (!this.made.contains(secret)) {
				throw new IOException("the Secret %s has no key %s, which %s reads; give it: install -D -m 600 %s"
					.formatted(secret.name(), secret.key(), this.read.getOrDefault(secret, "a manifest"),
							"/dev/stdin " + file));
			}
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
