package dev.platform.cli.cluster;

import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.secret.SecretKey;

/**
 * A Secret that the platform does not make, such as a third party's API key, and nobody
 * has given yet.
 *
 * @param where file and line that read it
 * @param command how to give it
 */
public record MissingSecret(EnvironmentName environment, SecretKey key, String where, String command) {

	/** {@code prod has no key api-key in the Secret stripe, which … reads}. */
	public String text() {
		return "%s has no key %s in the Secret %s, which %s reads".formatted(this.environment, this.key.key(),
				this.key.name(), this.where);
	}

}
