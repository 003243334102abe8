package dev.platform.engine.secret;

import java.util.regex.Pattern;

import dev.platform.engine.Problem;

/**
 * A value that a container takes from a Secret, which stands nowhere in Git.
 *
 * @param name the Secret's name
 */
public record SecretKey(String name, String key) {

	private static final Pattern WRITTEN = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?/[-._A-Za-z0-9]+");

	/** Reads {@code redis/password}. */
	static SecretKey of(String written, String where) {
		if (!WRITTEN.matcher(written).matches()) {
			throw Problem.failed(
					"%s: \"%s\" in %s is no key of a Secret".formatted(where, written, DeclaredSecrets.RANDOM_SECRETS),
					"write the Secret's name and the key, as in: redis/password");
		}
		String[] parts = written.split("/", 2);
		return new SecretKey(parts[0], parts[1]);
	}

	@Override
	public String toString() {
		return this.name + "/" + this.key;
	}

}
