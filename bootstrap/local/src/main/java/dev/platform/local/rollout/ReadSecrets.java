package dev.platform.local.rollout;

import java.util.HashMap;
import java.util.Map;

import dev.platform.engine.repository.Snapshot;
import dev.platform.engine.secret.DeclaredSecrets;
import dev.platform.engine.secret.SecretKey;
import dev.platform.engine.secret.SecretLocation;

/**
 * Where the Secrets that the platform does not make are read.
 *
 * @param folder an environment's overlay
 */
record ReadSecrets(DeclaredSecrets secrets, Snapshot snapshot, String folder) {

	/** File and line for each. */
	Map<SecretKey, String> locations() {
		SecretLocation location = new SecretLocation(this.snapshot);
		Map<SecretKey, String> locations = new HashMap<>();
		this.secrets.undeclared().forEach((key) -> locations.put(key, location.of(this.folder, key)));
		return locations;
	}

}
